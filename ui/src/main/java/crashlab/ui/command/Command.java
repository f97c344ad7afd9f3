package crashlab.ui.command;

import java.util.List;
import java.util.function.BooleanSupplier;

/// One thing that people can tell the window to do.
///
/// @param id unique, such as `play`
/// @param menu the menu it stands in; empty for none
/// @param name as it stands in the menu
/// @param keys any of which gives the command; the first is shown
/// @param enabled whether it can be done now
public record Command(
    String id,
    String menu,
    String name,
    List<Keys> keys,
    BooleanSupplier enabled,
    Runnable action) {

  public Command {
    keys = List.copyOf(keys);
  }

  /// Does it, if it can be done now.
  public void run() {
    if (enabled.getAsBoolean()) {
      action.run();
    }
  }

  /// The keys as people read them; empty if there are none.
  public String keysInWords() {
    return String.join(" or ", keys.stream().map(Keys::toString).toList());
  }
}
