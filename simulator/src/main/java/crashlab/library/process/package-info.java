/// Bare processes: what any process can do.
@NullMarked
package crashlab.library.process;

import org.jspecify.annotations.NullMarked;
