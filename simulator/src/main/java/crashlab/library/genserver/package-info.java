/// gen_server: calls and casts, and how its callbacks end.
@NullMarked
package crashlab.library.genserver;

import org.jspecify.annotations.NullMarked;
