/// What acts on a node from outside: loads that use the system, and faults that break it. Start
/// with [LoadDriver] and [FaultInjector].
@NullMarked
package crashlab.world;

import org.jspecify.annotations.NullMarked;
