package crashlab.ui.fault;

import crashlab.analysis.state.Moment;
import crashlab.scenario.Module;
import crashlab.trace.ProcessKind;
import crashlab.ui.fault.FaultKind.Field;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which fault is picked, what it was told, and whether the next click strikes with it.
final class FaultPalette {
  private static final String NO_RUN = "Open a scenario first.";

  private final RunSession session;
  private final ReadOnlyObjectWrapper<FaultDraft> draft =
      new ReadOnlyObjectWrapper<>(FaultDraft.of(FaultKind.of("kill")));
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(false);
  private boolean injecting;

  FaultPalette(RunSession session) {
    this.session = session;
    session.currentProperty().subscribe(() -> injecting = false);
    session.refusalProperty().subscribe(this::refused);
  }

  RunSession session() {
    return session;
  }

  ReadOnlyObjectProperty<FaultDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  FaultDraft draft() {
    return draft.get();
  }

  /// Whether the next click on a process strikes it.
  ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  boolean isArmed() {
    return armed.get();
  }

  /// Picks another kind of fault; what was typed for it before is gone.
  void pick(FaultKind kind) {
    if (draft().kind() != kind) {
      disarm();
      draft.set(preset(kind));
    }
  }

  /// A fault with defaults, those included that depend on the scenario.
  FaultDraft preset(FaultKind kind) {
    FaultDraft plain = FaultDraft.of(kind);
    List<String> modules = modules();
    if (!kind.asksFor(Field.MODULE) || modules.isEmpty()) {
      return plain;
    }
    String module = modules.getFirst();
    return plain.with(Field.MODULE, module).with(Field.ID, module);
  }

  void change(Field field, String value) {
    draft.set(draft().with(field, value));
    if (!problems().isEmpty()) {
      disarm();
    }
  }

  Map<Field, String> problems() {
    return draft().problems();
  }

  /// The modules of which a child can be started.
  List<String> modules() {
    Recording run = session.main().recording();
    return run == null
        ? List.of()
        : run.scenario().modules().values().stream().map(Module::name).toList();
  }

  /// From now on a click strikes, if the fault is filled in and needs a target.
  void arm() {
    armed.set(
        draft().kind().hasTarget() && session.main().recording() != null && problems().isEmpty());
  }

  void disarm() {
    armed.set(false);
  }

  /// Strikes the process of a slot, or its node, with the fault that is picked. If that cannot be,
  /// says why, and the next click can try again.
  boolean strike(int slot) {
    return strike(draft(), slot);
  }

  /// Strikes a node or a link with the fault that is picked; likewise.
  boolean strike(NodeTarget target) {
    if (draft().kind().strikesProcesses()) {
      session.noticeProperty().set("This fault strikes a process: click one.");
      return false;
    }
    if (target.isLink() && !draft().kind().strikesLinks()) {
      session.noticeProperty().set("This fault strikes a node, not a link: click a node.");
      return false;
    }
    return strike(draft(), target);
  }

  /// Strikes a node or a link with any fault of theirs.
  boolean strike(FaultDraft fault, NodeTarget target) {
    Recording run = session.main().recording();
    Optional<String> refusal =
        run == null
            ? Optional.of(NO_RUN)
            : problem(fault).or(() -> target.refusal(fault.kind(), run, session.main().moment()));
    if (refusal.isPresent() || run == null) {
      session.noticeProperty().set(refusal.orElse(NO_RUN));
      return false;
    }
    disarm();
    injecting = true;
    session.inject(
        fault.json(target.json(fault.kind(), run)), fault.words(target.words(fault.kind(), run)));
    return true;
  }

  private static Optional<String> problem(FaultDraft fault) {
    return fault.problems().entrySet().stream()
        .findFirst()
        .map(first -> first.getKey().label() + ": " + first.getValue() + ".");
  }

  /// Strikes the process of a slot with any fault.
  boolean strike(FaultDraft fault, int slot) {
    Recording shown = session.main().recording();
    if (shown != null && fault.kind().hasTarget() && !fault.kind().strikesProcesses()) {
      return strikeNodeOf(shown, fault, slot);
    }
    Optional<String> refusal = refusal(fault, slot);
    if (refusal.isPresent()) {
      session.noticeProperty().set(refusal.get());
      return false;
    }
    disarm();
    Recording run = session.main().recording();
    if (run != null) {
      Moment now = session.main().moment();
      String target =
          fault.kind().hasTarget()
              ? FaultTarget.json(run, now, run.roster().pidAt(slot, now.seq()))
              : "";
      injecting = true;
      if (fault.kind().hasTarget()) {
        session.main().selection().selectSlot(slot);
      }
      session.inject(fault.json(target), fault.words(name(run, fault, slot)));
    }
    return true;
  }

  private boolean strikeNodeOf(Recording run, FaultDraft fault, int slot) {
    Optional<NodeTarget> target = NodeTarget.ofSlot(run, slot);
    if (target.isEmpty()) {
      session.noticeProperty().set("Click a node, or a process on it.");
      return false;
    }
    return strike(fault, target.get());
  }

  private static String name(Recording run, FaultDraft fault, int slot) {
    return fault.kind().hasTarget() ? run.roster().label(slot) : "";
  }

  /// Returns why a process cannot suffer a fault now; empty if it can.
  Optional<String> refusal(FaultDraft fault, int slot) {
    Recording run = session.main().recording();
    if (run == null) {
      return Optional.of(NO_RUN);
    }
    Optional<String> problem = problem(fault);
    if (problem.isPresent()) {
      return problem;
    }
    Moment now = session.main().moment();
    if (!fault.kind().hasTarget()) {
      return FaultTarget.isOver(run, now)
          ? Optional.of("The run is over: go back in time first.")
          : Optional.empty();
    }
    if (slot < 0 || slot >= run.roster().size()) {
      return Optional.of("Select a process first.");
    }
    ProcessKind kind = run.roster().kind(slot);
    Optional<String> nobody = FaultTarget.whyNobody(run, now, slot);
    if (nobody.isPresent() || fault.kind().fits(kind)) {
      return nobody;
    }
    return Optional.of(
        fault.kind().asksFor(Field.MODULE)
            ? "Only a dynamic_supervisor starts children when it is asked to: pick one."
            : "%s is a %s: it takes no such message."
                .formatted(run.roster().label(slot), kind.word()));
  }

  /// Takes the last fault out again: shows what the present branch came from.
  void undoLast() {
    Branch branch = session.current();
    if (branch == null || branch.origin() == null) {
      session
          .noticeProperty()
          .set("There is no fault to take out: this is the scenario as opened.");
      return;
    }
    session.removeCurrent();
    Branch now = session.current();
    session
        .noticeProperty()
        .set(
            "Took out: " + branch.change() + (now == null ? "." : ". Back in " + now.name() + "."));
  }

  private void refused(RunSession.@Nullable RefusedText refusal) {
    if (injecting && refusal != null) {
      injecting = false;
      session
          .noticeProperty()
          .set("This fault cannot be: " + refusal.problems().getFirst().message() + ".");
    }
  }
}
