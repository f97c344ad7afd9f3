/// What a system that is simulated is to the rest: the words it declares, and how each is carried
/// out. Start with [Library].
@NullMarked
package crashlab.library;

import org.jspecify.annotations.NullMarked;
