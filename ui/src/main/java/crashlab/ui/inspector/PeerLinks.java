package crashlab.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// Names of processes; a click selects one.
final class PeerLinks extends FlowPane {
  /// At most so many are shown.
  static final int MOST = 60;

  private final Consumer<Peer> onClick;
  private List<Peer> shown = List.of();
  private int more;

  PeerLinks(String id, Consumer<Peer> onClick) {
    super(10, 2);
    this.onClick = onClick;
    setId(id);
    getStyleClass().add("peer-links");
  }

  /// @param further how many more there are than are given
  void show(List<Peer> peers, int further) {
    List<Peer> now = peers.size() > MOST ? peers.subList(0, MOST) : peers;
    int left = further + peers.size() - now.size();
    if (now.equals(shown) && left == more && !getChildren().isEmpty()) {
      return;
    }
    shown = List.copyOf(now);
    more = left;
    List<Node> nodes = new ArrayList<>();
    for (Peer peer : shown) {
      var link = new Hyperlink(peer.label());
      link.setMnemonicParsing(false);
      link.setOnAction(_ -> onClick.accept(peer));
      nodes.add(link);
    }
    if (left > 0) {
      nodes.add(new Label("and " + left + " more"));
    }
    if (nodes.isEmpty()) {
      var none = new Label("none");
      none.getStyleClass().add("inspector-faint");
      nodes.add(none);
    }
    getChildren().setAll(nodes);
  }
}
