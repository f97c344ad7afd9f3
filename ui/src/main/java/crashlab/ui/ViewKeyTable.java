package crashlab.ui;

import crashlab.ui.command.KeyHelp.ViewKeys;
import java.util.List;

/// The keys that views take while they have the focus, for the key help.
final class ViewKeyTable {
  static final List<ViewKeys> ALL =
      List.of(
          new ViewKeys("tree", "Up, Down, Left, Right", "parent, child, siblings"),
          new ViewKeys("tree", "Up from a root, then Left, Right", "the frames of nodes"),
          new ViewKeys("tree", "Enter", "inspect; of a node: its faults"),
          new ViewKeys("tree", "W S A D, Ctrl+wheel, Shift+drag", "zoom in, out; pan"),
          new ViewKeys("tree", "F, 0", "centre the selection (again: fit); fit all"),
          new ViewKeys("timeline", "Up, Down, Page Up, Page Down", "the lane above, below"),
          new ViewKeys("timeline", "Left, Right", "fold and unfold a lane"),
          new ViewKeys("timeline", "Shift+Left, Shift+Right", "and all of its kind, as all nodes"),
          new ViewKeys("timeline", "Enter", "inspect"),
          new ViewKeys("timeline", "W S A D, Ctrl+wheel, Shift+wheel", "zoom in, out; pan"),
          new ViewKeys("timeline", "F, 0", "centre the cursor; the whole run"),
          new ViewKeys("scrubber", "Left, Right", "a little back, a little on"),
          new ViewKeys("scrubber", "Page Up, Page Down", "further back, further on"),
          new ViewKeys("charts", "Up, Down, Enter", "go from chart to chart; fold it"),
          new ViewKeys("charts", "Left, Right", "a little back, a little on"),
          new ViewKeys("charts", "W S A D, Ctrl+wheel, 0", "zoom in, out; pan; the whole run"),
          new ViewKeys("cascade", "Up, Down, Enter", "go through its steps; jump there"),
          new ViewKeys("list of faults", "Up, Down, Enter", "pick a fault; aim it"),
          new ViewKeys("list of processes", "Up, Down, Enter", "select a process; inspect it"),
          new ViewKeys("list of branches", "Enter, F2, Delete", "show, rename, remove a branch"),
          new ViewKeys("library", "Up, Down, Enter", "pick a scenario; open it"),
          new ViewKeys("scenario text", "Ctrl+Enter", "apply"),
          new ViewKeys("scenario text", "Ctrl+Space", "complete"),
          new ViewKeys("scenario text", "Ctrl+F", "find in the text"),
          new ViewKeys("scenario text", "F8", "the next problem"),
          new ViewKeys("scenario text", "Ctrl+Z, Ctrl+Shift+Z", "undo, redo"));

  private ViewKeyTable() {}
}
