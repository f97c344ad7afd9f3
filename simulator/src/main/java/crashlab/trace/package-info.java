/// The facts of a run: what happened, when, to whom, and because of what. Start with [EventType].
@NullMarked
package crashlab.trace;

import org.jspecify.annotations.NullMarked;
