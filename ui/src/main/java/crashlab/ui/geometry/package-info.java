/// Pictures as arithmetic: scales, layouts, what falls into which pixel. Knows no JavaFX and no
/// other part of the window. Start with [TimeAxis].
@NullMarked
package crashlab.ui.geometry;

import org.jspecify.annotations.NullMarked;
