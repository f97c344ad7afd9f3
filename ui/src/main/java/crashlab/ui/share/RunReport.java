package crashlab.ui.share;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Palette;
import crashlab.analysis.PlainText;
import crashlab.analysis.Story;
import crashlab.analysis.Verdict;
import crashlab.analysis.Wording;
import crashlab.experiment.FinishedRun;
import crashlab.scenario.RunEnd;
import crashlab.ui.session.Recording;

/// A report of a run, to hand on. Takes longer the longer the run is: not for the UI thread.
final class RunReport {
  private RunReport() {}

  /// Returns what `crashlab run` prints of it, to the last byte.
  static String text(Recording recording) {
    FinishedRun run = recording.run();
    String limit =
        run.simulation()
            .outcome()
            .filter(outcome -> outcome.end() == RunEnd.LIMIT)
            .map(outcome -> outcome.whyCut() + "\n")
            .orElse("");
    return Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN) + limit;
  }

  /// Returns the same as a document that stands for itself: with what the scenario is about, how to
  /// run it again, and the verdicts as a list.
  static String markdown(Recording recording) {
    var text = new StringBuilder();
    text.append("# ").append(line(recording.scenario().title())).append("\n\n");
    if (!recording.scenario().description().isBlank()) {
      text.append(recording.scenario().description().strip()).append("\n\n");
    }
    facts(text, recording);
    verdicts(text, recording);
    text.append("## What happened\n\n").append(fenced(text(recording)));
    if (recording.source().file() == null) {
      text.append("\n## The scenario\n\n");
      text.append("It was not saved as a file, so this is its text.\n\n");
      text.append(fenced(recording.source().text()));
    }
    return text.toString();
  }

  private static void facts(StringBuilder text, Recording recording) {
    var facts = recording.run().facts();
    text.append("| | |\n| --- | --- |\n");
    row(text, "scenario", recording.scenario().name());
    row(text, "seed", Long.toString(facts.seed()));
    row(text, "fingerprint", facts.fingerprint());
    row(text, "virtual time", Wording.instant(facts.endNanos()));
    row(text, "events", Wording.count(facts.events()));
    row(text, "outcome", facts.end().word());
    text.append("\nThe same file and seed give this run again, with the same fingerprint.\n\n");
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(line(value).replace("|", "\\|"));
    text.append(" |\n");
  }

  private static void verdicts(StringBuilder text, Recording recording) {
    if (recording.run().verdicts().isEmpty()) {
      return;
    }
    text.append("## Expectations\n\n");
    for (Verdict verdict : recording.run().verdicts()) {
      text.append(verdict.holds() ? "- ✓ holds: " : "- ✗ fails: ");
      text.append(line(verdict.told())).append('\n');
      if (!verdict.holds()) {
        text.append("  - seen: ").append(line(verdict.seen())).append('\n');
      }
    }
    text.append('\n');
  }

  private static String line(String text) {
    return PlainText.visible(text.strip().replaceAll("\\s+", " "));
  }

  /// A fence longer than any that the text has.
  private static String fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text.stripTrailing() + '\n' + fence + '\n';
  }

  /// Returns why an event happened, root cause first, a line for each step; empty if the log has no
  /// such event.
  static String chain(Recording recording, long seq) {
    var chain = CauseChain.of(recording.log(), seq);
    return chain.links().isEmpty() ? "" : String.join("\n", chain.lines("")) + '\n';
  }
}
