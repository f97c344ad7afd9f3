/// Comparison with the BEAM: vectors recorded there, runs brought into the same form, and the first
/// difference between the two. Start with [Vector].
@NullMarked
package crashlab.conformance;

import org.jspecify.annotations.NullMarked;
