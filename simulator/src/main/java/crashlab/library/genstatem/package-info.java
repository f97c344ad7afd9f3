/// gen_statem: the machine, its timers, and the transition actions of its callbacks.
@NullMarked
package crashlab.library.genstatem;

import org.jspecify.annotations.NullMarked;
