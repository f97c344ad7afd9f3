/// What can be taken along of a run: pictures as PNG and SVG, the report, the figures, and the
/// chain that says why. Start with [ShareView].
@NullMarked
package crashlab.ui.share;

import org.jspecify.annotations.NullMarked;
