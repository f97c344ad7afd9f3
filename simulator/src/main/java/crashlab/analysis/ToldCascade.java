package crashlab.analysis;

import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// A cascade step by step, in words.
public final class ToldCascade {
  private final Cascade cascade;
  private final List<ToldStep> lines;

  /// One step.
  ///
  /// @param sentence what it says, without a full stop
  public record ToldStep(CascadeStep step, String sentence) {
    /// `2. 1.5 s crash: Cache raised RuntimeError "boom".`
    public String words() {
      return step.number()
          + ". "
          + Wording.when(step.timeNanos())
          + "  "
          + step.kind().word()
          + ": "
          + sentence
          + ".";
    }
  }

  /// @param graph of the cascade
  public ToldCascade(TraceLog log, Cascade cascade, CascadeGraph graph) {
    this.cascade = cascade;
    var sentences = new Sentences(log);
    this.lines =
        graph.steps().stream()
            .map(step -> new ToldStep(step, sentences.of(log.indexOf(step.seq()))))
            .toList();
  }

  /// Its steps, in order.
  public List<ToldStep> lines() {
    return lines;
  }

  /// What came of it in all.
  public String summary() {
    List<String> words = new ArrayList<>();
    words.add("began at " + Wording.when(cascade.firstNanos()));
    words.add(count(cascade.exits(), "process ended", "processes ended"));
    if (cascade.restarts() > 0) {
      words.add(count(cascade.restarts(), "restart", "restarts"));
    }
    if (cascade.gaveUp() > 0) {
      words.add(count(cascade.gaveUp(), "supervisor gave up", "supervisors gave up"));
    }
    return String.join(" · ", words);
  }

  private static String count(int count, String one, String many) {
    return Wording.count(count) + " " + (count == 1 ? one : many);
  }

  /// How much is not among the steps; empty if everything is.
  public String untold() {
    return cascade.untold() == 0
        ? ""
        : "… and " + Wording.count(cascade.untold()) + " more steps of the same kinds";
  }

  /// All steps, a line each.
  public String text() {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.words()).append('\n'));
    if (cascade.untold() > 0) {
      text.append(untold()).append('\n');
    }
    return text.toString();
  }
}
