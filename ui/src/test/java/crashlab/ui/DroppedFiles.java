package crashlab.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/// Files that somebody drags from another program: JavaFX tells the node below the mouse of them as
/// it does for a real drag, which cannot begin without a display.
final class DroppedFiles {
  private final Node target;
  private final Dragboard board;

  private DroppedFiles(Node target, List<File> files) {
    this.target = target;
    this.board = DragboardHelper.createDragboard(fromElsewhere());
    board.setContent(Map.of(DataFormat.FILES, files));
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
  static boolean on(Node target, Path... files) {
    return Stagehand.onFx(() -> {
      var drop = new DroppedFiles(target, List.of(files).stream().map(Path::toFile).toList());
      return drop.fire(DragEvent.DRAG_OVER).isAccepted()
          && drop.fire(DragEvent.DRAG_DROPPED).isDropCompleted();
    });
  }

  private DragEvent fire(EventType<DragEvent> type) {
    var event =
        new DragEvent(
            type,
            board,
            10,
            10,
            10,
            10,
            TransferMode.COPY,
            null,
            target,
            new PickResult(target, 10, 10));
    var last = new DragEvent[] {event};
    target.addEventHandler(type, seen -> last[0] = seen);
    Event.fireEvent(target, event);
    return last[0];
  }
}
