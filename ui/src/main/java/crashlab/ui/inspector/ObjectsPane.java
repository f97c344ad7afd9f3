package crashlab.ui.inspector;

import crashlab.otp.Pid;
import crashlab.simulation.SystemObject;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Tables, groups, names and locks, each with its facts; those of one name on several nodes stand
/// together, so that it is seen where the nodes differ.
final class ObjectsPane extends VBox {
  private static final int MOST = 60;
  private static final Comparator<SystemObject> BY_NAME =
      Comparator.comparing(SystemObject::kind).thenComparing(SystemObject::name);

  private final Consumer<Peer> onClick;
  private List<SystemObject> shown = List.of();

  ObjectsPane(String id, Consumer<Peer> onClick) {
    super(8);
    this.onClick = onClick;
    setId(id);
  }

  void show(Recording run, List<SystemObject> objects) {
    if (objects.equals(shown) && !getChildren().isEmpty()) {
      return;
    }
    shown = List.copyOf(objects);
    getChildren().clear();
    List<SystemObject> sorted = objects.stream().sorted(BY_NAME).limit(MOST).toList();
    boolean distributed = !run.nodes().names().isEmpty();
    String before = "";
    for (SystemObject object : sorted) {
      String title = object.kind() + " " + object.name();
      if (!title.equals(before)) {
        getChildren().add(label(title, "inspector-object"));
        before = title;
      }
      if (distributed) {
        getChildren().add(label("on " + object.node(), "inspector-faint"));
      }
      getChildren().add(facts(run, object));
    }
    if (objects.size() > MOST) {
      getChildren().add(label("and " + (objects.size() - MOST) + " more", "inspector-faint"));
    }
  }

  private static Label label(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private GridPane facts(Recording run, SystemObject object) {
    var grid = new GridPane();
    grid.getStyleClass().add("inspector-facts");
    for (SystemObject.Fact fact : object.facts()) {
      Label word = label(fact.word(), "inspector-faint");
      word.setPrefWidth(130);
      word.setMinWidth(USE_PREF_SIZE);
      if (fact.text().isEmpty()) {
        var peers = new PeerLinks("", onClick);
        peers.setAccessibleText(object.name() + ", " + fact.word());
        peers.show(peers(run, fact.processes()), fact.more());
        GridPane.setHgrow(peers, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), word, peers);
      } else {
        Label value = label(fact.text(), "inspector-value");
        word.setLabelFor(value);
        grid.addRow(grid.getRowCount(), word, value);
      }
    }
    return grid;
  }

  private static List<Peer> peers(Recording run, List<Pid> pids) {
    List<Peer> peers = new ArrayList<>();
    for (Pid pid : pids) {
      Peer peer = Peer.of(run.roster(), pid.number());
      if (peer != null) {
        peers.add(peer);
      }
    }
    return peers;
  }
}
