/// The command line: one class per command, each a thin layer over the simulator's API. Start with
/// [Main].
@NullMarked
package crashlab.cli;

import org.jspecify.annotations.NullMarked;
