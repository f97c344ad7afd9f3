package crashlab.ui.inspector;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.state.Roster;
import crashlab.otp.Pid;
import crashlab.simulation.ProcessState;
import crashlab.simulation.SystemObject;
import crashlab.ui.control.Theme;
import crashlab.ui.inspector.InspectorModel.Shown;
import crashlab.ui.inspector.InspectorModel.Why;
import crashlab.ui.inspector.RowList.FactRow;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All that there is to know of the selected process at the present instant, and of one that has
/// ended, why.
public final class InspectorView extends StackPane {
  private final ViewedRun view;
  private final InspectorModel model;
  private final Label empty =
      new Label("Click a process in the tree or the timeline to see what it is about.");
  private final ScrollPane scroll = new ScrollPane();
  private final HeaderPane header;
  private final FactGrid facts = new FactGrid();
  private final MailboxPane mailbox;
  private final BudgetPane budget;
  private final RowList whyRows = new RowList("inspector-why-steps", this::seek);
  private final Section why;
  private final PeerLinks links = new PeerLinks("inspector-links", this::select);
  private final PeerLinks monitors = new PeerLinks("inspector-monitors", this::select);
  private final PeerLinks monitoredBy = new PeerLinks("inspector-monitored-by", this::select);
  private final Section bonds;
  private final PeerLinks ancestors = new PeerLinks("inspector-ancestors", this::select);
  private final Section above;
  private final PeerLinks children = new PeerLinks("inspector-children", this::select);
  private final Section below;
  private final RowList lifeRows = new RowList("inspector-lives", this::seek);
  private final Section lives;
  private final RowList eventRows = new RowList("inspector-events", this::seek);
  private final Section events;
  private final ObjectsModel objects;
  private final ObjectsPane itsObjects = new ObjectsPane("inspector-its-objects", this::select);
  private final Section held = new Section("held", "Tables, groups and names", itsObjects);
  private final ObjectsPane allObjects = new ObjectsPane("inspector-objects", this::select);
  private final ScrollPane nobody = new ScrollPane();

  public InspectorView(RunSession session, Theme theme) {
    view = session.main();
    model = new InspectorModel(session);
    objects = new ObjectsModel(session);
    header = new HeaderPane(theme);
    mailbox = new MailboxPane(theme, this::select);
    budget = new BudgetPane(theme, this::seek);
    why = new Section("why", "Why did this die?", whyRows, copyButton());
    bonds =
        new Section(
            "bonds",
            "Links and monitors",
            named("Linked to", links),
            named("Monitors", monitors),
            named("Monitored by", monitoredBy));
    above = new Section("above", "Ancestors", ancestors);
    below = new Section("below", "Children", children);
    lives = new Section("history", "Lives", lifeRows);
    events = new Section("recent", "Last events", eventRows);
    setId("inspector");
    getStyleClass().add("inspector");
    getStylesheets()
        .add(String.valueOf(InspectorView.class.getResource("/crashlab/ui/inspector.css")));
    arrange();
    model.shownProperty().subscribe(this::show);
    objects.shownProperty().subscribe(this::showObjects);
    view.selection().slotProperty().subscribe(() -> showObjects(objects.shownProperty().get()));
  }

  private void arrange() {
    empty.setId("inspector-empty");
    empty.setWrapText(true);
    empty.getStyleClass().add("inspector-empty");
    var content =
        new VBox(
            header,
            why,
            facts,
            mailbox.section(),
            budget.section(),
            held,
            bonds,
            above,
            below,
            lives,
            events);
    content.getStyleClass().add("inspector-content");
    scroll.setContent(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setId("inspector-scroll");
    var whole = new VBox(empty, allObjects);
    whole.getStyleClass().add("inspector-content");
    nobody.setContent(whole);
    nobody.setFitToWidth(true);
    nobody.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().addAll(nobody, scroll);
  }

  private static HBox named(String name, PeerLinks links) {
    var label = new Label(name);
    label.getStyleClass().addAll("inspector-faint", "inspector-bond");
    label.setMinWidth(USE_PREF_SIZE);
    links.setAccessibleText(name);
    HBox.setHgrow(links, Priority.ALWAYS);
    return new HBox(8, label, links);
  }

  private HBox copyButton() {
    var button = new Button("Copy as text", new FontIcon(Feather.COPY));
    button.setId("inspector-copy-chain");
    button.setOnAction(_ -> copyChain());
    var box = new HBox(button);
    HBox.setHgrow(button, Priority.NEVER);
    return box;
  }

  private void copyChain() {
    Shown now = model.shownProperty().get();
    if (now != null && now.why() != null) {
      var content = new ClipboardContent();
      content.putString(
          now.why().question() + "\n" + String.join("\n", now.why().chain().lines("  ")) + "\n");
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void show(@Nullable Shown now) {
    nobody.setVisible(now == null);
    scroll.setVisible(now != null);
    if (now == null) {
      setAccessibleText("Inspector: " + empty.getText());
      return;
    }
    ProcessFacts process = now.facts();
    setAccessibleText("Inspector: " + process.spoken());
    header.show(process);
    facts.show(process, now.looked());
    mailbox.show(now);
    budget.show(now.budget());
    showWhy(now.why());
    showBonds(now.run(), now.looked());
    ancestors.show(process.ancestors(), 0);
    above.show(!process.ancestors().isEmpty());
    below.show(!now.children().isEmpty());
    below.title("Children: " + now.childrenSummary());
    children.show(now.children(), now.moreChildren());
    showLives(process);
    events.title("Last " + ProcessFacts.MOST_EVENTS + " events, the latest first");
    eventRows.show(
        process.events().stream()
            .map(line ->
                new FactRow(Wording.instant(line.timeNanos()), line.sentence(), line.seq(), false))
            .toList());
    events.show(!process.events().isEmpty());
  }

  private void showObjects(List<SystemObject> found) {
    Recording run = view.recording();
    boolean selected = view.selection().slot() >= 0;
    held.show(run != null && selected && !found.isEmpty());
    if (run == null) {
      return;
    }
    if (selected) {
      itsObjects.show(run, found);
    } else {
      allObjects.show(run, found);
    }
  }

  private void showWhy(@Nullable Why now) {
    why.show(now != null);
    if (now == null) {
      return;
    }
    why.title(now.question());
    List<FactRow> rows = new ArrayList<>();
    List<CauseChain.ChainLink> chain = now.chain().links();
    long skipped = 0;
    for (int i = 0; i < chain.size(); i++) {
      CauseChain.ChainLink link = chain.get(i);
      if (now.chain().omitted() > 0 && i == chain.size() / 2) {
        skipped = now.chain().omitted();
        rows.add(
            new FactRow("…", Wording.count(now.chain().omitted()) + " steps in between", 0, false));
      }
      rows.add(
          new FactRow(
              StepCell.circled(i + 1 + skipped),
              Wording.instant(link.timeNanos()) + "  " + link.sentence() + ".",
              link.seq(),
              view.selection().event() == link.seq()));
    }
    whyRows.show(rows);
  }

  private void showBonds(Recording run, @Nullable ProcessState state) {
    bonds.show(state != null);
    if (state != null) {
      show(links, run, state.links());
      show(monitors, run, state.monitors());
      show(monitoredBy, run, state.monitoredBy());
    }
  }

  /// A supervisor can be linked to very many: only those that are shown are looked up.
  private static void show(PeerLinks links, Recording run, List<Pid> pids) {
    Roster roster = run.roster();
    List<Peer> peers = new ArrayList<>();
    for (Pid pid : pids.subList(0, Math.min(pids.size(), PeerLinks.MOST))) {
      Peer peer = Peer.of(roster, pid.number());
      if (peer != null) {
        peers.add(peer);
      }
    }
    links.show(peers, Math.max(0, pids.size() - PeerLinks.MOST));
  }

  private void showLives(ProcessFacts process) {
    lives.show(process.lives().size() > 1 || process.exitSeq() != 0);
    lives.title(
        "Lives of this place, the latest first"
            + (process.earlierLives() > 0
                ? " (" + Wording.count(process.earlierLives()) + " earlier)"
                : ""));
    lifeRows.show(
        process.lives().stream()
            .map(life ->
                new FactRow(
                    "#" + life.incarnation(),
                    life.words(),
                    life.endedSeq() == 0 ? life.bornSeq() : life.endedSeq(),
                    view.selection().event() == life.endedSeq() && life.endedSeq() != 0))
            .toList());
  }

  private void select(Peer peer) {
    view.selection().selectSlot(peer.slot());
  }

  /// Goes to an event and selects it and its cascade.
  private void seek(FactRow row) {
    Recording run = view.recording();
    int index = run == null ? -1 : run.log().indexOf(row.seq());
    if (run == null || index < 0) {
      return;
    }
    view.player().pause();
    view.player().seekSeq(row.seq());
    int slot = run.roster().slotOf(run.log().pid(index));
    view.selection().selectEvent(row.seq(), slot == Roster.NONE ? view.selection().slot() : slot);
    int cascade = run.cascades().telling(row.seq());
    if (cascade != Cascades.NONE) {
      view.selection().selectCascade(cascade);
    }
  }
}
