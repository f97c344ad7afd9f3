/// Breaking things: the faults that a process can suffer, how they are aimed, and the branches that
/// come of them. Start with [FaultView].
@NullMarked
package crashlab.ui.fault;

import org.jspecify.annotations.NullMarked;
