package crashlab.ui.tree;

/// In which form the supervision tree is shown.
public enum TreeMode {
  /// As the number of processes suggests.
  AUTO("auto"),
  TREE("tree"),
  TREEMAP("treemap"),
  LIST("list");

  private final String word;

  TreeMode(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
