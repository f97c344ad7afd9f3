package crashlab.ui;

/// Placeholder removed at merge.
record ShareMenu(MainWindow window) {
  void show() {}
}
