package crashlab.analysis;

import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.finding.Circle;
import crashlab.analysis.finding.Finding;
import crashlab.analysis.finding.Findings;
import crashlab.analysis.finding.LoadOutline;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is worth knowing of a run, in sentences: what the story begins with, what the results list,
/// and what the window says of the run as a whole.
public final class ToldFindings {
  private final List<Line> lines;

  /// One of them.
  ///
  /// @param seq the event that shows it best; 0 for the whole run
  /// @param sentence without a full stop
  public record Line(long seq, String sentence) {}

  private ToldFindings(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// Finds and tells them. Takes several passes over the events of a run.
  public static ToldFindings of(RunFacts facts, TraceLog log, Cascades cascades) {
    var wording = new Wording(log.identities());
    List<LoadOutline> loads = new ArrayList<>();
    for (LoadResult load : facts.loads()) {
      if (load.failed() > 0) {
        loads.add(outline(load, wording));
      }
    }
    var sentences = new FindingSentences(log);
    return new ToldFindings(
        Findings.of(log, cascades, facts.end(), facts.design(), facts.endNanos(), loads)
            .all()
            .stream()
            .map(finding -> new Line(finding.seq(), sentences.of(finding)))
            .toList());
  }

  private static LoadOutline outline(LoadResult load, Wording wording) {
    Map.Entry<String, Long> first = load.failedByReason().firstEntry();
    return new LoadOutline(
        load.id(),
        load.offered(),
        load.failed(),
        first.getKey(),
        first.getValue(),
        reason -> wording.explained(reason).equals(first.getKey()));
  }

  /// Returns who waits for whom in a run that ended with processes which wait for each other; empty
  /// if it did not. Takes one pass over its events.
  public static String deadlock(TraceLog log) {
    List<Circle> open = Findings.openCircles(log);
    return open.isEmpty() ? "" : new FindingSentences(log).of((Finding) open.getFirst());
  }

  /// All of them, the most important first.
  public List<Line> lines() {
    return lines;
  }
}
