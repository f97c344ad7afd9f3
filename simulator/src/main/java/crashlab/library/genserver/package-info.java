/// gen_server: the server, calls and casts, how its callbacks end, and `:sys`.
@NullMarked
package crashlab.library.genserver;

import org.jspecify.annotations.NullMarked;
