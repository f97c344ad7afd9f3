/// telemetry: events that a process executes, and handlers that run in it.
@NullMarked
package crashlab.library.telemetry;

import org.jspecify.annotations.NullMarked;
