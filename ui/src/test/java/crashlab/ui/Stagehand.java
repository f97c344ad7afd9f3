package crashlab.ui;

import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;

/// Puts parts of the window on a stage without a display, works them as a user would, and takes
/// pictures of them. All that the tests know of TestFX is here.
///
/// Pictures go to `target/pictures`.
public final class Stagehand {
  public static final double WIDTH = 1440;
  public static final double HEIGHT = 900;

  private static final long PATIENCE_SECONDS = 60;

  private final Stage stage;
  private final KeysAndMouse user;

  private Stagehand(Stage stage) {
    this.stage = stage;
    this.user = new KeysAndMouse(stage);
  }

  /// Shows a part of the window, 1440 by 900 pixels large, in the dark theme.
  public static Stagehand show(Callable<? extends Parent> content) {
    return show(content, new Theme(), WIDTH, HEIGHT);
  }

  public static Stagehand show(
      Callable<? extends Parent> content, Theme theme, double width, double height) {
    Console.listen();
    Stage stage = Toolkit.STAGE;
    onFx(() -> {
      // What is in front of the window of the test before, such as a tooltip, belongs to it.
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window != stage) {
          window.hide();
        }
      }
      // TestFX keeps every event of a stage, and with it the window and the runs that it showed.
      FxToolkit.toolkitContext().setRegisteredStage(stage);
      // What it shows still works off what it was told, without colours once it is out of the
      // window.
      if (stage.getScene() != null) {
        stage.getScene().setRoot(new Group());
      }
      var scene = new Scene(content.call(), width, height);
      theme.dress(scene);
      // What has no ground of its own stands on that of the window, also in pictures.
      theme
          .darkProperty()
          .subscribe(isDark -> scene.setFill(isDark ? Color.web("#0d1117") : Color.WHITE));
      stage.setX(0);
      stage.setY(0);
      stage.setScene(scene);
      stage.setWidth(width);
      stage.setHeight(height);
      stage.show();
      return null;
    });
    var hand = new Stagehand(stage);
    pulses(3);
    Console.forgetTheOldScene();
    return hand.settle();
  }

  /// JavaFX, started once for all tests.
  private static final class Toolkit {
    static final Stage STAGE = start();

    private static Stage start() {
      try {
        return FxToolkit.registerPrimaryStage();
      } catch (TimeoutException e) {
        throw new AssertionError("no toolkit", e);
      }
    }
  }

  /// Makes a session whose runs are recorded on other threads, as in the window.
  public static RunSession session() {
    return onFx(() ->
        new RunSession(
            task -> Thread.ofVirtual().start(task),
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
            Platform::runLater));
  }

  /// Opens a scenario of the folder `scenarios` and waits until it is shown.
  public static void open(RunSession session, String file) {
    openFile(session, Path.of("..", "scenarios").resolve(file));
  }

  public static void openFile(RunSession session, Path file) {
    onFx(() -> {
      session.open(ScenarioText.load(file));
      return null;
    });
    await(() -> session.openingProperty().get() == null);
  }

  /// Does something on the UI thread and waits for it.
  public static <T> T onFx(Callable<T> action) {
    if (Toolkit.STAGE == null) {
      throw new AssertionError("no stage");
    }
    try {
      if (Platform.isFxApplicationThread()) {
        return action.call();
      }
      var task = new FutureTask<>(action);
      Platform.runLater(task);
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Waits until something is so on the UI thread.
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to be so in " + PATIENCE_SECONDS + " s");
      }
      pulses(1);
    }
  }

  /// Waits until all that was asked for has been laid out and drawn.
  ///
  /// @throws AssertionError if there was an exception or a warning on the console meanwhile
  public Stagehand settle() {
    pulses(3);
    Console.beQuiet();
    return this;
  }

  /// What the console had to say of a mistake that a test made on purpose.
  public static List<String> takeFromTheConsole() {
    pulses(3);
    return Console.take();
  }

  private static void pulses(int count) {
    for (int i = 0; i < count; i++) {
      var done = new CountDownLatch(1);
      Platform.runLater(() -> {
        Platform.requestNextPulse();
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            done.countDown();
          }
        }.start();
      });
      try {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("the UI thread is stuck");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  public Stage stage() {
    return stage;
  }

  public Scene scene() {
    return stage.getScene();
  }

  /// The only node that a CSS selector finds, such as `#play`.
  public <T extends Node> T find(String selector) {
    return onFx(() -> {
      Node found = scene().lookup(selector);
      if (found == null) {
        throw new AssertionError("nothing is " + selector);
      }
      @SuppressWarnings("unchecked")
      T node = (T) found;
      return node;
    });
  }

  /// Takes a picture of the whole scene, keeps it as `NAME.png`, and returns its pixels.
  public int[] picture(String name) {
    settle();
    Image image = onFx(() -> scene().snapshot(null));
    return Pictures.keep(name, image);
  }

  /// Takes a picture of a node.
  public int[] picture(String name, Node node) {
    settle();
    Image image =
        onFx(() -> {
          var parameters = new SnapshotParameters();
          parameters.setFill(scene().getFill());
          return node.snapshot(parameters, null);
        });
    return Pictures.keep(name, image);
  }

  /// The pixels of the whole scene as it is now, without keeping a picture of it.
  public int[] pixels() {
    return onFx(() -> Pictures.pixels(scene().snapshot(null)));
  }

  /// The words of all labels and buttons that can be seen.
  public List<String> words() {
    return onFx(() -> Labels.words(scene()));
  }

  /// The words that are cut short for want of room, or stand beyond the right edge.
  public List<String> cutOff() {
    settle();
    return onFx(() -> Labels.cutOff(scene()));
  }

  public Stagehand click(String selector) {
    return click(find(selector));
  }

  public Stagehand click(Node node) {
    user.click(centre(node), MouseButton.PRIMARY);
    return settle();
  }

  /// Clicks a place within a node.
  public Stagehand clickAt(Node node, double x, double y, MouseButton... buttons) {
    user.click(onScreen(node, x, y), buttons.length == 0 ? MouseButton.PRIMARY : buttons[0]);
    return settle();
  }

  public Stagehand doubleClickAt(Node node, double x, double y) {
    user.doubleClick(onScreen(node, x, y));
    return settle();
  }

  public Stagehand moveTo(Node node, double x, double y) {
    user.moveTo(onScreen(node, x, y));
    return settle();
  }

  public Stagehand drag(Node node, double x1, double y1, double x2, double y2) {
    user.drag(onScreen(node, x1, y1), onScreen(node, x2, y2));
    return settle();
  }

  /// Turns the wheel by so many notches; down is positive.
  public Stagehand scroll(int notches) {
    user.scroll(notches);
    return settle();
  }

  /// Presses keys together, such as Ctrl and R.
  public Stagehand press(KeyCode... keys) {
    user.push(keys);
    return settle();
  }

  public Stagehand type(String text) {
    user.type(text);
    return settle();
  }

  /// The middle of what of a node lies within its scene.
  private static Point2D centre(Node node) {
    return onFx(() -> {
      Bounds bounds = node.localToScreen(node.getBoundsInLocal());
      return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    });
  }

  private static Point2D onScreen(Node node, double x, double y) {
    return onFx(() -> {
      Bounds bounds = node.getBoundsInLocal();
      if (x > bounds.getMaxX() || y > bounds.getMaxY()) {
        throw new AssertionError("(" + x + ", " + y + ") lies outside of " + bounds);
      }
      return node.localToScreen(x, y);
    });
  }
}
