/// Finding processes by name, pid, state or mailbox. Start with [OutlineView].
@NullMarked
package crashlab.ui.find;

import org.jspecify.annotations.NullMarked;
