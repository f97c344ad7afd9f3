/// Loads: what their arrivals come to.
@NullMarked
package crashlab.library.load;

import org.jspecify.annotations.NullMarked;
