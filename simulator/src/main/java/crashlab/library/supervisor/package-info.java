/// Supervisors of all kinds: how they start, stop and restart their children, and requests about
/// these. Start with [Supervisor] and [DynamicSupervisor].
@NullMarked
package crashlab.library.supervisor;

import org.jspecify.annotations.NullMarked;
