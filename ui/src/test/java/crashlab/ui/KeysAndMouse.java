package crashlab.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The keyboard and the mouse of a user, without the pauses that a robot for real screens makes
/// between two of its moves.
final class KeysAndMouse {
  /// A press this near to the last one could count as the second of a double click.
  private static final double DOUBLE_CLICK = 12;

  private final Stage stage;
  private final Robot robot = Stagehand.onFx(Robot::new);
  private Point2D pressed = new Point2D(-100, -100);

  KeysAndMouse(Stage stage) {
    this.stage = stage;
  }

  /// Presses keys one after the other and lets them go in turn.
  void push(KeyCode... keys) {
    for (KeyCode key : keys) {
      act(() -> robot.keyPress(key));
    }
    for (KeyCode key : List.of(keys).reversed()) {
      act(() -> robot.keyRelease(key));
    }
  }

  /// Types any characters, whatever keyboard has them.
  void type(String text) {
    for (char character : text.toCharArray()) {
      act(() -> type(character));
    }
  }

  private void type(char character) {
    Scene scene = typedInto().getScene();
    EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    fire(target, KeyEvent.KEY_PRESSED, "");
    fire(target, KeyEvent.KEY_TYPED, String.valueOf(character));
    fire(target, KeyEvent.KEY_RELEASED, "");
  }

  private Window typedInto() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(stage);
  }

  private static void fire(EventTarget target, EventType<KeyEvent> type, String character) {
    Event.fireEvent(
        target, new KeyEvent(type, character, "", KeyCode.UNDEFINED, false, false, false, false));
  }

  void moveTo(Point2D to) {
    Point2D from = Stagehand.onFx(robot::getMousePosition);
    for (Point2D point : way(from, to)) {
      act(() -> robot.mouseMove(point));
    }
  }

  private static List<Point2D> way(Point2D from, Point2D to) {
    List<Point2D> way = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      way.add(from.interpolate(to, i / 4.0));
    }
    return way;
  }

  /// Clicks once, and so that it is no double click with the click before.
  void click(Point2D at, MouseButton button) {
    if (at.distance(pressed) < DOUBLE_CLICK) {
      moveTo(at.add(2 * DOUBLE_CLICK, 0));
    }
    moveTo(at);
    pressAndRelease(button);
  }

  void doubleClick(Point2D at) {
    click(at, MouseButton.PRIMARY);
    pressAndRelease(MouseButton.PRIMARY);
  }

  void drag(Point2D from, Point2D to) {
    moveTo(from);
    act(() -> robot.mousePress(MouseButton.PRIMARY));
    moveTo(to);
    act(() -> robot.mouseRelease(MouseButton.PRIMARY));
    pressed = from;
  }

  /// Turns the wheel by so many notches; down is positive.
  void scroll(int notches) {
    for (int i = 0; i < Math.abs(notches); i++) {
      act(() -> robot.mouseWheel(Integer.signum(notches)));
    }
  }

  private void pressAndRelease(MouseButton button) {
    act(() -> robot.mousePress(button));
    act(() -> robot.mouseRelease(button));
    pressed = Stagehand.onFx(robot::getMousePosition);
  }

  /// One act at a time, so that what it asked to be done later is done before the next one.
  private static void act(Runnable action) {
    Stagehand.onFx(() -> {
      action.run();
      return null;
    });
  }
}
