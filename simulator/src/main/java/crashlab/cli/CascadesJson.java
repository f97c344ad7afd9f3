package crashlab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import crashlab.analysis.Sentences;
import crashlab.analysis.ToldCascade;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.analysis.state.Roster;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cascades of a run in its results: what each began with, its steps, and the arrows between
/// them, as the window shows them. The records are the format.
final class CascadesJson {
  /// How many are written out; the story tells of more only what they have in common, too.
  static final int MOST = 200;

  /// @param steps the list that the window shows
  /// @param moreSteps how many are not listed; null for none
  record Told(
      RootJson root,
      long from,
      long to,
      long exits,
      long restarts,
      long gaveUp,
      List<StepJson> steps,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long moreSteps,
      List<ArrowJson> arrows) {}

  /// @param subject null for what happened to nobody in particular
  record RootJson(
      long event,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
      String says) {}

  /// @param cause the number of the step that it comes from; null for none
  record StepJson(
      int step,
      long at,
      long event,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
      String kind,
      String says,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer cause) {}

  /// @param count null for one
  record ArrowJson(
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String from,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String to,
      String label,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer cause,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer effect,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer count) {}

  private final TraceLog log;
  private final Roster roster;
  private final Cascades cascades;
  private final Sentences sentences;
  private final Wording wording;

  CascadesJson(TraceLog log) {
    this.log = log;
    this.roster = Roster.of(log);
    this.cascades = Cascades.of(log, roster);
    this.sentences = new Sentences(log);
    this.wording = new Wording(log.identities());
  }

  /// All of them.
  Cascades cascades() {
    return cascades;
  }

  /// The first cascades, in the order in which they began.
  List<Told> told() {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, cascades.all().size()); i++) {
      told.add(told(cascades.all().get(i), cascades.graph(i)));
    }
    return told;
  }

  /// How many there are besides those; null for none.
  @Nullable Long more() {
    long more = Math.max(0, cascades.all().size() - MOST) + cascades.uncounted();
    return more > 0 ? more : null;
  }

  private Told told(Cascade cascade, CascadeGraph graph) {
    long untold = cascade.untold();
    return new Told(
        root(log.indexOf(cascade.rootSeq())),
        cascade.firstNanos(),
        cascade.lastNanos(),
        cascade.exits(),
        cascade.restarts(),
        cascade.gaveUp(),
        new ToldCascade(log, cascade, graph).lines().stream().map(this::step).toList(),
        untold > 0 ? untold : null,
        MergedArrows.of(graph.arrows(), roster::parent).stream().map(this::arrow).toList());
  }

  private RootJson root(int index) {
    return new RootJson(log.seq(index), subject(log.pid(index)), sentences.of(index));
  }

  private StepJson step(ToldCascade.ToldStep line) {
    CascadeStep step = line.step();
    return new StepJson(
        step.number(),
        step.timeNanos(),
        step.seq(),
        subject(step.pid()),
        step.kind().word(),
        line.sentence(),
        number(step.cause()));
  }

  private ArrowJson arrow(CascadeArrow arrow) {
    return new ArrowJson(
        arrow.kind().word(),
        subject(arrow.from().pid()),
        subject(arrow.to().pid()),
        arrow.label(),
        number(arrow.cause()),
        number(arrow.effect()),
        arrow.count() > 1 ? arrow.count() : null);
  }

  private @Nullable String subject(int pid) {
    return pid == 0 ? null : wording.process(pid);
  }

  private static @Nullable Integer number(int step) {
    return step > 0 ? step : null;
  }
}
