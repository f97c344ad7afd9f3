package crashlab.analysis;

import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.Landmarks;
import crashlab.analysis.state.BudgetUse;
import crashlab.analysis.state.RestartDecisions;
import crashlab.scenario.RunEnd;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A run told for people: what ran, what broke, what died and why, what the supervisors decided,
/// what the loads came to, and whether the expectations hold.
public final class Story {
  private static final int MOST_FINDINGS = 6;
  private static final int LONGEST_FINDING = 900;
  private static final int MOST_FAULTS = 8;
  private static final int MOST_CHILDREN = 8;
  private static final int MOST_SUPERVISORS = 12;

  private final RunFacts facts;
  private final TraceLog log;
  private final List<Verdict> verdicts;
  private final Palette palette;
  private final Sentences sentences;
  private final Wording wording;
  private final StringBuilder text = new StringBuilder();

  private Story(RunFacts facts, TraceLog log, List<Verdict> verdicts, Palette palette) {
    this.facts = facts;
    this.log = log;
    this.verdicts = verdicts;
    this.palette = palette;
    this.sentences = new Sentences(log);
    this.wording = sentences.wording();
  }

  /// Returns the story of a run, ending with a line break.
  public static String of(RunFacts facts, TraceLog log, List<Verdict> verdicts, Palette palette) {
    return new Story(facts, log, verdicts, palette).tell();
  }

  private String tell() {
    heading(facts.title());
    Cascades cascades = Cascades.of(log);
    findings(cascades);
    steps(cascades);
    faults();
    nodes();
    budgets();
    loads();
    verdicts();
    run();
    ending();
    return text.toString();
  }

  private void run() {
    heading("The run");
    line(
        "  "
            + Wording.when(facts.endNanos())
            + " of virtual time, "
            + Wording.count(facts.events())
            + " events, "
            + Wording.count(log.identities().highest())
            + " processes");
    for (int root : wording.roots()) {
      line("  " + wording.place(root) + " with " + children(root));
    }
  }

  /// Of a root that booted with its node several times, those of all its lives.
  private String children(int supervisor) {
    String place = place(supervisor);
    List<String> names = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < log.size() && log.timeNanos(i) <= facts.endNanos(); i++) {
      boolean child = log.type(i) == EventType.SPAWN && place(log.other(i)).equals(place);
      Detail.Identity identity = child ? log.identity(log.pid(i)) : null;
      if (identity != null && identity.incarnation() == 1) {
        count++;
        if (names.size() < MOST_CHILDREN) {
          names.add(wording.process(log.pid(i)));
        }
      }
    }
    String more =
        count > names.size() ? " and " + Wording.count(count - names.size()) + " more" : "";
    return names.isEmpty() ? "no children" : String.join(", ", names) + more;
  }

  private String place(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity == null ? "" : identity.place();
  }

  private void faults() {
    long count = 0;
    long untold = 0;
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.FAULT) {
        if (count == 0) {
          heading("Faults");
        }
        if (count < MOST_FAULTS || Landmarks.isOne(log, i)) {
          fault(i);
        } else {
          untold++;
        }
        count++;
      }
    }
    if (untold > 0) {
      line("  … and " + Wording.count(untold) + " more");
    }
  }

  private void fault(int index) {
    String fault = sentences.fault(index);
    line("  " + Wording.when(log.timeNanos(index)) + "  " + fault);
  }

  private void nodes() {
    List<String> lines = new NodeSentences(facts, log).lines();
    if (!lines.isEmpty()) {
      heading("Nodes");
      lines.forEach(line -> line("  " + line));
    }
  }

  private void findings(Cascades cascades) {
    List<ToldFindings.Line> lines = ToldFindings.of(facts, log, cascades).lines();
    heading("What happened");
    if (lines.isEmpty()) {
      line("  Nothing failed." + served());
    }
    for (ToldFindings.Line finding : lines.subList(0, Math.min(lines.size(), MOST_FINDINGS))) {
      text.append("  ").append(Printable.of(finding.sentence(), LONGEST_FINDING)).append(".\n");
    }
    if (lines.size() > MOST_FINDINGS) {
      line("  … and " + Wording.count(lines.size() - MOST_FINDINGS) + " lesser things");
    }
  }

  /// What loads came to of which no arrival failed.
  private String served() {
    return facts.loads().stream()
        .map(load -> {
          boolean all = load.completed() == load.offered();
          String of = all ? "All " : Wording.count(load.completed()) + " of ";
          String rest = load.inFlight() == 0 ? "" : ", the others were still at it";
          return " "
              + (load.offered() == 1 && all
                  ? "The only arrival of load " + load.id() + " was served"
                  : of
                      + Wording.count(load.offered())
                      + " arrivals of load "
                      + load.id()
                      + " were served")
              + rest
              + ".";
        })
        .collect(Collectors.joining());
  }

  private void steps(Cascades cascades) {
    List<List<String>> paragraphs = new CascadeParagraphs(log).of(cascades);
    if (!paragraphs.isEmpty()) {
      heading("Step by step");
    }
    for (int i = 0; i < paragraphs.size(); i++) {
      if (i > 0) {
        text.append('\n');
      }
      paragraphs.get(i).forEach(sentence -> line("  " + sentence));
    }
    if (!log.isComplete()) {
      aside("  The run was long: of its traffic only the latest part was kept.");
    }
  }

  private void budgets() {
    List<BudgetUse> uses = RestartDecisions.of(log).uses();
    if (uses.isEmpty()) {
      return;
    }
    heading("Restart budgets");
    for (BudgetUse use : uses.subList(0, Math.min(uses.size(), MOST_SUPERVISORS))) {
      line("  " + wording.process(use.pid()) + ": " + budget(use));
    }
    if (uses.size() > MOST_SUPERVISORS) {
      line("  … and " + Wording.count(uses.size() - MOST_SUPERVISORS) + " supervisors more");
    }
  }

  private static String budget(BudgetUse use) {
    if (use.intensity().maxRestarts() == 0) {
      return "it allows no restart; one was needed, so it gave up";
    }
    String restarts =
        use.restarts() == 1 ? "1 restart" : Wording.count(use.restarts()) + " restarts";
    String end = use.gaveUp() ? "; one more was needed, so it gave up" : "";
    return restarts
        + ", at most "
        + use.mostSpent()
        + " of the "
        + use.intensity().maxRestarts()
        + " that it allows within "
        + use.intensity().maxSeconds()
        + " s"
        + end;
  }

  private void loads() {
    if (!facts.loads().isEmpty()) {
      heading("Load");
      LoadTable.lines(facts.loads()).forEach(row -> line("  " + row));
    }
  }

  private void verdicts() {
    if (verdicts.isEmpty()) {
      return;
    }
    heading("Expectations");
    Set<Long> explained = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      if (verdict.holds()) {
        marked(Palette.Role.GOOD, "✓ holds", verdict.told());
      } else {
        marked(Palette.Role.BAD, "✗ fails", verdict.told());
        line("           seen: " + verdict.seen());
        chain(verdict.seq(), explained);
      }
    }
    long holding = verdicts.stream().filter(Verdict::holds).count();
    line("  " + holding + " of " + verdicts.size() + (holding == 1 ? " holds" : " hold"));
  }

  private void chain(long seq, Set<Long> explained) {
    if (seq == 0) {
      return;
    }
    if (explained.add(seq)) {
      CauseChain.of(log, seq).lines("           ").forEach(this::line);
    } else {
      line("           for the reason given above");
    }
  }

  private void marked(Palette.Role role, String mark, String expected) {
    text.append("  ").append(palette.paint(role, mark)).append("  ");
    line(expected);
  }

  private void ending() {
    if (facts.end() == RunEnd.LIMIT) {
      line("The run was cut by a limit, so what it would have come to is undecided.");
    } else if (facts.end() == RunEnd.DEADLOCK) {
      line("It ended in a deadlock.");
    } else if (facts.end() == RunEnd.VM_DIED) {
      line("The virtual machine died.");
    }
    aside("fingerprint " + facts.fingerprint() + "  seed " + facts.seed());
  }

  private void heading(String words) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(palette.paint(Palette.Role.HEADING, Printable.of(words))).append('\n');
  }

  private void aside(String words) {
    text.append(palette.paint(Palette.Role.ASIDE, Printable.of(words))).append('\n');
  }

  private void line(String words) {
    text.append(Printable.of(words)).append('\n');
  }
}
