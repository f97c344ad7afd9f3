/// Registry: keys that processes register under.
@NullMarked
package crashlab.library.registry;

import org.jspecify.annotations.NullMarked;
