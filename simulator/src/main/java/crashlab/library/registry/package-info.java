/// Registry: its supervisor and partitions, and the keys that processes register under.
@NullMarked
package crashlab.library.registry;

import org.jspecify.annotations.NullMarked;
