/// The window, which plays the trace of a scenario. Start with [Launch].
@NullMarked
package crashlab.ui;

import org.jspecify.annotations.NullMarked;
