package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.otp.Pid;
import crashlab.simulation.ProcessState;
import crashlab.ui.control.Theme;
import crashlab.ui.inspector.InspectorModel.Shown;
import crashlab.ui.session.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The mailbox: how many messages wait, as a number and a bar, and the first of them.
final class MailboxPane {
  private static final int MOST_ROWS = 8;
  private static final double ROW = 22;

  private final Label count = new Label();
  private final MailboxBar bar;
  private final ListView<Waiting> messages = new ListView<>();
  private final Label asOf = new Label();
  private final Section section;
  private double rowHeight = ROW;

  /// A message in words.
  ///
  /// @param sender who sent it, if that is a process of the run
  /// @param way from which node it came over the network, and how long that takes; empty if it did
  ///   not
  private record Waiting(String words, List<Peer> sender, String way) {
    @Override
    public String toString() {
      return way.isEmpty() ? words : words + ", " + way;
    }
  }

  /// A message in the list; one that came over the network has the sign of links.
  private static final class Cell extends ListCell<Waiting> {
    private final FontIcon sign = new FontIcon(Feather.SHARE_2);
    private final Tooltip tooltip = new Tooltip();

    @Override
    protected void updateItem(@Nullable Waiting message, boolean empty) {
      super.updateItem(message, empty);
      if (message == null || empty) {
        show(null, "", null);
      } else {
        show(message.words(), message.way(), message.toString());
      }
    }

    private void show(@Nullable String words, String way, @Nullable String aloud) {
      boolean elsewhere = !way.isEmpty();
      tooltip.setText(way);
      setText(words);
      setGraphic(elsewhere ? sign : null);
      setTooltip(elsewhere ? tooltip : null);
      setAccessibleText(aloud);
    }
  }

  MailboxPane(Theme theme, Consumer<Peer> onSender) {
    bar = new MailboxBar(theme);
    count.setId("inspector-mailbox-count");
    asOf.getStyleClass().add("inspector-faint");
    asOf.setWrapText(true);
    messages.setId("inspector-messages");
    messages.setAccessibleText("Waiting messages");
    messages.setCellFactory(_ -> new Cell());
    messages.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        follow(onSender);
      }
    });
    messages.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        follow(onSender);
        event.consume();
      }
    });
    theme
        .textScaleProperty()
        .subscribe(scale -> {
          rowHeight = Math.ceil(ROW * scale.doubleValue());
          messages.setFixedCellSize(rowHeight);
          resize();
        });
    section = new Section("mailbox", "Mailbox", count, bar, messages, asOf);
  }

  Section section() {
    return section;
  }

  private void follow(Consumer<Peer> onSender) {
    Waiting message = messages.getSelectionModel().getSelectedItem();
    if (message != null) {
      message.sender().forEach(onSender);
    }
  }

  void show(Shown now) {
    int size = now.facts().mailbox();
    section.show(now.facts().exitSeq() == 0);
    count.setText(words(size));
    bar.show(size);
    ProcessState state = now.looked();
    List<Waiting> list = state == null || size == 0 ? List.of() : waiting(now, state);
    if (!list.equals(messages.getItems())) {
      messages.getItems().setAll(list);
      resize();
    }
    asOf.setText(note(now, size, list.size()));
    asOf.setVisible(!asOf.getText().isEmpty());
    asOf.setManaged(asOf.isVisible());
  }

  private static String words(int size) {
    if (size == 0) {
      return "empty";
    }
    String many = Wording.count(size) + (size == 1 ? " message waits" : " messages wait");
    return size >= Look.OVERLOAD ? many + ": overloaded" : many;
  }

  private static String note(Shown now, int size, int listed) {
    Moment at = now.lookedAt();
    if (listed == 0) {
      return "";
    }
    String first = listed < size ? "The first " + listed + " are listed" : "Oldest first";
    return at == null || at.timeNanos() == now.run().momentOf(at.seq()).timeNanos()
        ? first + "."
        : first + ", as of " + Wording.instant(at.timeNanos()) + ".";
  }

  private void resize() {
    int rows = Math.min(MOST_ROWS, messages.getItems().size());
    messages.setVisible(rows > 0);
    messages.setManaged(rows > 0);
    messages.setPrefHeight(rows * rowHeight + 4);
    messages.setMinHeight(rows * rowHeight + 4);
  }

  private static List<Waiting> waiting(Shown now, ProcessState state) {
    var wording = new Wording(now.run().log().identities());
    List<Waiting> list = new ArrayList<>();
    for (ProcessState.WaitingMessage message : state.mailbox()) {
      Pid from = message.from();
      Peer sender = from == null ? null : Peer.of(now.run().roster(), from.number());
      list.add(
          new Waiting(
              message.kind()
                  + " "
                  + wording.term(message.payload())
                  + (sender == null ? "" : " from " + sender.label()),
              sender == null ? List.of() : List.of(sender),
              from == null || !message.isFromElsewhere() ? "" : way(now, from, message)));
    }
    return list;
  }

  private static String way(Shown now, Pid from, ProcessState.WaitingMessage message) {
    return "over the network from node %s, at present %s away"
        .formatted(
            now.run().nodes().names().get(from.node()), Wording.duration(message.latencyNanos()));
  }
}
