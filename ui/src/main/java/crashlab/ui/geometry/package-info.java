/// Layouts as arithmetic: where boxes, cells and frames go. Knows no JavaFX and nothing of the
/// simulator. Start with [TreeLayout].
@NullMarked
package crashlab.ui.geometry;

import org.jspecify.annotations.NullMarked;
