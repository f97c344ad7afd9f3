/// Mnesia: tables with copies on several nodes, transactions with locks, and what becomes of them
/// when nodes or connections go.
@NullMarked
package crashlab.library.mnesia;

import org.jspecify.annotations.NullMarked;
