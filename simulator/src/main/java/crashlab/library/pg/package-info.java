/// `:pg`: groups of processes that each node knows by itself. Source: OTP pg.erl.
@NullMarked
package crashlab.library.pg;

import org.jspecify.annotations.NullMarked;
