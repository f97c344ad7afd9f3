package crashlab.ui.tree;

/// A box of the tidy tree: an inner node, or leaves with the same parent.
///
/// @param parentBox the number of the box above; `Forest.NONE` for none
/// @param parent the node above; `Forest.NONE` for none
/// @param node the inner node; `Forest.NONE` if it is leaves
/// @param leaves the leaves; empty if it is an inner node
record TreeBox(int parentBox, int parent, int node, int[] leaves) {}
