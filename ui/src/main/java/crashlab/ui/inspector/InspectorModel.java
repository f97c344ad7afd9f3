package crashlab.ui.inspector;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.simulation.ProcessState;
import crashlab.trace.EventType;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What the inspector shows of the selected process at the present instant.
///
/// What the recording tells is there at once. What only a look into the process tells (its state,
/// its messages, its links) comes a little later and stands meanwhile as it was.
final class InspectorModel {
  private static final Duration BETWEEN_LOOKS = Duration.millis(150);

  /// Everything at once, so that it always fits together.
  ///
  /// @param looked into the process; null if it does not live or the look is not over
  /// @param lookedAt when that was
  /// @param why it ended, or why the selected end happened; null if there is no end
  record Shown(
      Recording run,
      ProcessFacts facts,
      @Nullable ProcessState looked,
      @Nullable Moment lookedAt,
      @Nullable BudgetFacts budget,
      List<Peer> children,
      int moreChildren,
      String childrenSummary,
      @Nullable Why why) {}

  /// Why something ended.
  record Why(long exitSeq, String question, CauseChain chain) {}

  private final RunSession session;
  private final ViewedRun view;
  private final PauseTransition pause = new PauseTransition(BETWEEN_LOOKS);
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private @Nullable SlotEvents events;
  private @Nullable Children below;
  private @Nullable Why why;
  private @Nullable ProcessState looked;
  private @Nullable Moment lookedAt;
  private @Nullable Moment wanted;
  private boolean underWay;

  InspectorModel(RunSession session) {
    this.session = session;
    this.view = session.main();
    pause.setOnFinished(_ -> askIfWanted());
    view.recordingProperty().subscribe(this::another);
    view.framesProperty().subscribe(this::refresh);
    view.selection().slotProperty().subscribe(this::selected);
    view.selection().eventProperty().subscribe(this::refresh);
    refresh();
  }

  /// Null if no process is selected.
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private void another() {
    forget();
    refresh();
  }

  private void forget() {
    events = null;
    below = null;
    why = null;
    looked = null;
    lookedAt = null;
    underWay = false;
  }

  private void selected() {
    forget();
    refresh();
    Shown now = shown.get();
    if (now != null && now.why() != null && view.selection().event() == 0) {
      selectCascade(now.run().cascades(), now.why());
    }
  }

  /// Selects the cascade that tells of an end, or else of the nearest of its causes.
  private void selectCascade(Cascades cascades, Why why) {
    int cascade = cascades.telling(why.exitSeq());
    List<CauseChain.ChainLink> links = why.chain().links();
    for (int i = links.size() - 1; i >= 0 && cascade == Cascades.NONE; i--) {
      cascade = cascades.telling(links.get(i).seq());
    }
    if (cascade != Cascades.NONE) {
      view.selection().selectCascade(cascade);
    }
  }

  private void refresh() {
    Recording run = view.recording();
    RunFrame frame = view.frame();
    int slot = view.selection().slot();
    if (run == null || frame == null || slot < 0 || slot >= run.roster().size()) {
      shown.set(null);
      return;
    }
    Moment now = view.moment();
    ProcessFacts facts = ProcessFacts.of(eventsOf(run, slot), frame, now);
    ProcessState state = looked;
    if (state != null && state.pid().number() != facts.pid()) {
      looked = null;
      state = null;
    }
    boolean lives = facts.exitSeq() == 0 && facts.pid() != Roster.NONE;
    Children family = childrenOf(run, slot);
    List<Peer> children = family.shown(frame);
    boolean supervises = run.roster().kind(slot).supervises();
    shown.set(
        new Shown(
            run,
            facts,
            lives ? state : null,
            lookedAt,
            supervises ? BudgetFacts.of(run, slot, now, state) : null,
            children,
            family.count(frame) - children.size(),
            family.summary(frame),
            why(run, facts)));
    if (lives && !now.equals(lookedAt)) {
      wanted = now;
      askIfWanted();
    }
  }

  private SlotEvents eventsOf(Recording run, int slot) {
    SlotEvents known = events;
    if (known == null || !known.isOf(run, slot)) {
      known = new SlotEvents(run, slot);
      events = known;
    }
    return known;
  }

  private Children childrenOf(Recording run, int slot) {
    Children known = below;
    if (known == null) {
      known = new Children(run, slot);
      below = known;
    }
    return known;
  }

  private @Nullable Why why(Recording run, ProcessFacts facts) {
    long exit = exitAskedFor(run, facts);
    if (exit == 0) {
      return null;
    }
    Why known = why;
    if (known == null || known.exitSeq() != exit) {
      CauseChain chain = CauseChain.of(run.log(), exit);
      known = chain.links().isEmpty() ? null : new Why(exit, question(run, exit), chain);
      why = known;
    }
    return known;
  }

  /// The end that is selected, else that of the process.
  private long exitAskedFor(Recording run, ProcessFacts facts) {
    long selected = view.selection().event();
    int index = selected == 0 ? -1 : run.log().indexOf(selected);
    boolean isItsEnd =
        index >= 0
            && run.log().type(index) == EventType.EXIT
            && run.roster().slotOf(run.log().pid(index)) == facts.slot();
    return isItsEnd ? selected : facts.exitSeq();
  }

  private static String question(Recording run, long exit) {
    int index = run.log().indexOf(exit);
    if (run.log().type(index) != EventType.EXIT) {
      return "Why did this die?";
    }
    var wording = new Wording(run.log().identities());
    return "Why did " + wording.process(run.log().pid(index)) + " die?";
  }

  /// Asks at most once in a while, and never for two instants at a time.
  private void askIfWanted() {
    Moment moment = wanted;
    Shown now = shown.get();
    boolean waits = pause.getStatus() == Animation.Status.RUNNING;
    if (moment == null || now == null || underWay || waits) {
      return;
    }
    wanted = null;
    underWay = true;
    pause.playFromStart();
    Recording run = now.run();
    int pid = now.facts().pid();
    Moment asked = view.moment();
    session.inspect(this, List.of(pid), states -> arrived(run, pid, asked, states));
  }

  private void arrived(Recording run, int pid, Moment asked, List<ProcessState> states) {
    Shown now = shown.get();
    underWay = false;
    if (now == null || now.run() != run || now.facts().pid() != pid) {
      askIfWanted();
      return;
    }
    looked = states.isEmpty() ? null : states.getFirst();
    lookedAt = asked;
    refresh();
  }
}
