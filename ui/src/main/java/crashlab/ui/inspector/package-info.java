/// What there is to know of one process, and of one failure, in words. Start with [InspectorView];
/// [CascadeView] tells failures step by step.
@NullMarked
package crashlab.ui.inspector;

import org.jspecify.annotations.NullMarked;
