/// gen_statem: the transition actions of its callbacks.
@NullMarked
package crashlab.library.genstatem;

import org.jspecify.annotations.NullMarked;
