/// Bare processes, and the steps and faults of any process.
@NullMarked
package crashlab.library.process;

import org.jspecify.annotations.NullMarked;
