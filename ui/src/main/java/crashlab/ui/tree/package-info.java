/// The supervision tree of a run: as cards, as chips, as a treemap and as a list, with the selected
/// cascade drawn into it. Start with [SupervisionTreeView].
@NullMarked
package crashlab.ui.tree;

import org.jspecify.annotations.NullMarked;
