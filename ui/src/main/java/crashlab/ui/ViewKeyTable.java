package crashlab.ui;

import crashlab.ui.command.KeyHelp.ViewKeys;
import java.util.List;

/// The keys that views take while they have the focus, for the key help.
final class ViewKeyTable {
  static final List<ViewKeys> ALL =
      List.of(
          new ViewKeys("tree", "arrow keys", "parent, child, sibling"),
          new ViewKeys("tree", "Enter", "inspect"),
          new ViewKeys("tree", "W S A D, Ctrl+wheel, Shift+drag", "zoom in, out; pan"),
          new ViewKeys("tree", "F, 0", "centre the selection (again: fit); fit all"),
          new ViewKeys("timeline", "W S A D, Ctrl+wheel, Shift+wheel", "zoom in, out; pan"),
          new ViewKeys("timeline", "F, 0", "centre the cursor; the whole run"),
          new ViewKeys("scrubber", "Left, Right", "a little back, a little on"),
          new ViewKeys("cascade", "Up, Down, Enter", "go through its steps; jump there"),
          new ViewKeys("scenario text", "Ctrl+Enter", "apply"),
          new ViewKeys("scenario text", "Ctrl+Space", "complete"),
          new ViewKeys("scenario text", "Ctrl+Z, Ctrl+Shift+Z", "undo, redo"));

  private ViewKeyTable() {}
}
