/// Builds a system from a scenario and lets it run: to its end, to a time, or one event at a time.
/// Start with [Simulation].
@NullMarked
package crashlab.simulation;

import org.jspecify.annotations.NullMarked;
