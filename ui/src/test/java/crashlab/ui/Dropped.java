package crashlab.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import crashlab.ui.control.FaultDrop;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/// What somebody drags onto the window, files of another program or a fault: JavaFX tells the node
/// below the mouse of it as it does for a real drag, which cannot begin without a display.
public final class Dropped {
  private static final double NEAR = 10;

  private final Node target;
  private final Point2D place;
  private final Dragboard board;

  private Dropped(Node target, double x, double y, DataFormat format, Object content) {
    this.target = target;
    this.place = target.localToScene(x, y);
    this.board = DragboardHelper.createDragboard(fromElsewhere());
    board.setContent(Map.of(format, content));
  }

  /// A clipboard of a program that lets others copy.
  private static TKClipboard fromElsewhere() {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (_, method, given) ->
                method.getName().equals("getTransferModes")
                    ? EnumSet.of(TransferMode.COPY)
                    : method.invoke(local, given));
  }

  /// Drags files over a node and lets them go. Returns whether they were taken.
  static boolean files(Node target, Path... files) {
    List<File> content = List.of(files).stream().map(Path::toFile).toList();
    return Stagehand.onFx(
        () -> new Dropped(target, NEAR, NEAR, DataFormat.FILES, content).isTaken());
  }

  /// Drags the picked fault to a place in a view and lets it go. Returns whether it was taken.
  public static boolean fault(Node target, double x, double y) {
    return Stagehand.onFx(
        () -> new Dropped(target, x, y, DataFormat.PLAIN_TEXT, FaultDrop.CONTENT).isTaken());
  }

  private boolean isTaken() {
    return fire(DragEvent.DRAG_OVER).isAccepted() && fire(DragEvent.DRAG_DROPPED).isDropCompleted();
  }

  private DragEvent fire(EventType<DragEvent> type) {
    double x = place.getX();
    double y = place.getY();
    var result = new PickResult(target, x, y);
    var event = new DragEvent(type, board, x, y, x, y, TransferMode.COPY, null, target, result);
    var last = new DragEvent[] {event};
    target.addEventHandler(type, seen -> last[0] = seen);
    Event.fireEvent(target, event);
    return last[0];
  }
}
