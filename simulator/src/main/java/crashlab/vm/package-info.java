/// One node of the BEAM: processes, mailboxes, signals, links, monitors, names, timers and
/// schedulers. It knows what a process may do, not what a supervisor or a gen_server is. Start with
/// [ErlangNode].
@NullMarked
package crashlab.vm;

import org.jspecify.annotations.NullMarked;
