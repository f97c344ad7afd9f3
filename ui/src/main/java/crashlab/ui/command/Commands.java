package crashlab.ui.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// All commands of the window, in the order of its menus.
public final class Commands {
  /// Nodes with this style class take plain keys for themselves, as text fields do.
  public static final String TAKES_TEXT = "takes-text";

  private static final String SEPARATOR = "-";

  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();

  /// Whether the key that was pressed last gave a command: what it types is not for the text that
  /// the command may have put the cursor into.
  private boolean given;

  /// Where commands of one menu are added.
  ///
  /// @param menu empty for commands that stand in none
  public record Part(Commands commands, String menu) {
    /// Adds a command that can always be done.
    ///
    /// @throws IllegalArgumentException if the id or one of the keys is taken
    public Part add(String id, String name, Runnable action, Keys... keys) {
      return when(() -> true).add(id, name, action, keys);
    }

    /// What the next command depends on.
    public Condition when(BooleanSupplier enabled) {
      return new Condition(this, enabled);
    }

    /// Puts a line into the menu, behind what is there.
    public Part separate() {
      commands.order.add(SEPARATOR + menu);
      return this;
    }
  }

  /// Adds a command that can be done only at times.
  public record Condition(Part part, BooleanSupplier enabled) {
    /// @throws IllegalArgumentException if the id or one of the keys is taken
    public Part add(String id, String name, Runnable action, Keys... keys) {
      part.commands.add(new Command(id, part.menu, name, List.of(keys), enabled, action));
      return part;
    }
  }

  public Part in(String menu) {
    return new Part(this, menu);
  }

  private void add(Command command) {
    for (Keys wanted : command.keys()) {
      byKeys(wanted)
          .ifPresent(taken -> {
            throw new IllegalArgumentException(wanted + " is taken (" + taken.id() + ")");
          });
    }
    if (byId.put(command.id(), command) != null) {
      throw new IllegalArgumentException("there is a command of this id (" + command.id() + ")");
    }
    order.add(command.id());
  }

  private Optional<Command> byKeys(Keys keys) {
    return byId.values().stream().filter(command -> command.keys().contains(keys)).findFirst();
  }

  /// All commands, in order.
  public List<Command> all() {
    return List.copyOf(byId.values());
  }

  /// @throws IllegalArgumentException if there is none of this id
  public Command get(String id) {
    Command command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no such command (" + id + ")");
    }
    return command;
  }

  /// Gives the commands by their keys, wherever in the scene the focus is. Plain keys go to what
  /// takes text, if that has the focus.
  public void listen(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (given) {
            event.consume();
          }
        });
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          given = false;
          Node focused = scene.getFocusOwner();
          if (event.isConsumed() || isOfControl(focused, event)) {
            return;
          }
          matching(event, takesText(focused))
              .ifPresent(command -> {
                command.run();
                event.consume();
                given = true;
              });
        });
  }

  private Optional<Command> matching(KeyEvent event, boolean typing) {
    for (Command command : byId.values()) {
      for (Keys keys : command.keys()) {
        if (keys.matches(event) && !(typing && (keys.isPlain() || isOfText(event)))) {
          return command.enabled().getAsBoolean() ? Optional.of(command) : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// Space is what works a button, a check box or a choice by the keyboard: one that has the focus
  /// keeps it.
  private static boolean isOfControl(@Nullable Node focused, KeyEvent event) {
    return event.getCode() == KeyCode.SPACE
        && (focused instanceof ButtonBase || focused instanceof ComboBoxBase);
  }

  /// What text does for itself: undoing, redoing, finding.
  private static boolean isOfText(KeyEvent event) {
    return event.isShortcutDown()
        && switch (event.getCode()) {
          case Z, Y, F -> true;
          default -> false;
        };
  }

  /// Whether a node, or one it stands in, takes plain keys as text.
  public static boolean takesText(@Nullable Node focused) {
    for (Node at = focused; at != null; at = at.getParent()) {
      if (at instanceof TextInputControl || at.getStyleClass().contains(TAKES_TEXT)) {
        return true;
      }
    }
    return false;
  }

  /// Makes the menu bar. Each item shows its keys.
  public MenuBar menuBar(List<String> menus) {
    var bar = new MenuBar();
    for (String name : menus) {
      var menu = new Menu(name);
      menu.setId("menu-" + name.toLowerCase(Locale.ROOT));
      fill(menu);
      menu.setOnShowing(_ -> refresh(menu));
      bar.getMenus().add(menu);
    }
    return bar;
  }

  private void fill(Menu menu) {
    for (String id : order) {
      if (id.equals(SEPARATOR + menu.getText())) {
        menu.getItems().add(new SeparatorMenuItem());
      } else if (byId.containsKey(id) && get(id).menu().equals(menu.getText())) {
        menu.getItems().add(item(get(id)));
      }
    }
  }

  private static MenuItem item(Command command) {
    String keys = command.keysInWords();
    var item = new MenuItem(keys.isEmpty() ? command.name() : command.name() + "    " + keys);
    item.setId("menu-item-" + command.id());
    item.setMnemonicParsing(false);
    item.setUserData(command);
    item.setOnAction(_ -> command.run());
    return item;
  }

  private static void refresh(Menu menu) {
    for (MenuItem item : menu.getItems()) {
      if (item.getUserData() instanceof Command command) {
        item.setDisable(!command.enabled().getAsBoolean());
      }
    }
  }
}
