package crashlab.ui;

/// The tabs of the window, in their order on each side.
enum WindowTab {
  OUTLINE("Outline", "tab-processes"),
  LIBRARY("Library", "tab-library"),
  BRANCHES("Branches", "tab-branches"),
  EXERCISE("Exercise", "tab-exercise"),
  INSPECTOR("Inspector", "tab-inspector"),
  SCENARIO("Scenario", "tab-scenario"),
  CHARTS("Charts", "tab-charts");

  private final String title;
  private final String id;

  WindowTab(String title, String id) {
    this.title = title;
    this.id = id;
  }

  String title() {
    return title;
  }

  /// Its id in style sheets.
  String id() {
    return id;
  }
}
