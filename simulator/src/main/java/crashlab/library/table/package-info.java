/// What tables hold, of whatever system, for expectations.
@NullMarked
package crashlab.library.table;

import org.jspecify.annotations.NullMarked;
