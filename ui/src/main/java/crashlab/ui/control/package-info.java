/// What several features of the window share: the theme, drawing on a canvas or into an SVG, views
/// that draw at most once for each frame. Start with [CanvasView].
@NullMarked
package crashlab.ui.control;

import org.jspecify.annotations.NullMarked;
