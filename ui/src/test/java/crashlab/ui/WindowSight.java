package crashlab.ui;

import crashlab.ui.command.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

/// What of the window a key can change, in words, so that a test sees whether a key did something.
final class WindowSight {
  private WindowSight() {}

  /// All that a key could change, in words.
  static String state(WindowOnStage on) {
    return Stagehand.onFx(() -> {
      var session = on.session;
      var view = session.main();
      Node focus = on.hand.scene().getFocusOwner();
      return String.join(
          "|",
          String.valueOf(view.moment()),
          view.selection().slot()
              + "/"
              + view.selection().event()
              + "/"
              + view.selection().cascade(),
          String.valueOf(view.player().isPlaying()),
          String.valueOf(view.player().speedProperty().get()),
          on.theme.isDark() + "/" + on.theme.textScale(),
          on.tab("#left-tabs") + on.tab("#right-tabs"),
          String.valueOf(System.identityHashCode(focus)),
          String.valueOf(on.window.dialogs.isShown()),
          session.branches().size() + "/" + System.identityHashCode(view.recording()),
          String.valueOf(session.comparedProperty().get() == null),
          String.valueOf(session.noticeProperty().get()),
          String.valueOf(on.files.asked + on.quits),
          String.valueOf(Window.getWindows().size()),
          String.valueOf(on.window.views.timeline().scaleProperty().get()));
    });
  }

  /// What a view shows and the window is in, so that any effect of a key can be told.
  static String all(WindowOnStage on) {
    return state(on)
        + Arrays.hashCode(on.hand.pixels())
        + Stagehand.onFx(() -> on.hand.scene().getFocusOwner().getId());
  }

  /// The keys to press for what the help says.
  static KeyCode[] codes(Keys keys) {
    List<KeyCode> codes = new ArrayList<>();
    if (keys.ctrl()) {
      codes.add(KeyCode.CONTROL);
    }
    if (keys.shift() || keys.symbol().equals("?")) {
      codes.add(KeyCode.SHIFT);
    }
    codes.add(
        switch (keys.symbol()) {
          case "" -> keys.code();
          case "[" -> KeyCode.OPEN_BRACKET;
          case "]" -> KeyCode.CLOSE_BRACKET;
          case "/", "?" -> KeyCode.SLASH;
          case "+" -> KeyCode.PLUS;
          case "-" -> KeyCode.MINUS;
          default -> throw new AssertionError("which key is " + keys.symbol());
        });
    return codes.toArray(KeyCode[]::new);
  }
}
