/// ETS: tables of the node that any process reads without asking their owner.
@NullMarked
package crashlab.library.ets;

import org.jspecify.annotations.NullMarked;
