package crashlab.analysis;

import crashlab.analysis.finding.Abandoned;
import crashlab.analysis.finding.Backlog;
import crashlab.analysis.finding.CameBackEmpty;
import crashlab.analysis.finding.Circle;
import crashlab.analysis.finding.Course;
import crashlab.analysis.finding.FailedLoad;
import crashlab.analysis.finding.Finding;
import crashlab.analysis.finding.Ignored;
import crashlab.analysis.finding.Interrupted;
import crashlab.analysis.finding.NeverStruck;
import crashlab.analysis.finding.NotRestarted;
import crashlab.analysis.finding.Refused;
import crashlab.analysis.finding.Remarked;
import crashlab.analysis.finding.Rounds;
import crashlab.analysis.finding.Strain;
import crashlab.analysis.finding.TerminateFailed;
import crashlab.analysis.finding.TerminateSkipped;
import crashlab.analysis.finding.Told;
import crashlab.analysis.finding.Trapped;
import crashlab.analysis.finding.Unanswered;
import crashlab.otp.ExitReason;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings as sentences.
final class FindingSentences {
  private static final int NEAR = 100;

  private final TraceLog log;
  private final Sentences sentences;
  private final Sentences places;
  private final Wording wording;
  private final Answered answered;
  private final Answered ofPlaces;
  private final WaitSentences waits;

  FindingSentences(TraceLog log) {
    this.log = log;
    this.sentences = new Sentences(log);
    this.places = Sentences.ofPlaces(log);
    this.wording = sentences.wording();
    this.answered = new Answered(log, wording);
    this.ofPlaces = new Answered(log, places.wording());
    this.waits = new WaitSentences(log, sentences);
  }

  /// Returns what it says, without a full stop at its end.
  String of(Finding finding) {
    return switch (finding) {
      case Rounds rounds -> rounds(rounds);
      case Circle circle -> waits.circle(circle);
      case Unanswered unanswered -> waits.unanswered(unanswered);
      case Course course -> new CourseSentence(log, places, course).text();
      case CameBackEmpty back -> cameBackEmpty(back);
      case NotRestarted left -> notRestarted(left);
      case TerminateFailed failed -> terminateFailed(failed);
      case TerminateSkipped skipped -> terminateSkipped(skipped);
      case FailedLoad load -> waits.failedLoad(load);
      case Refused refused -> answered.refused(refused);
      case Trapped trapped -> trapped(trapped);
      case Ignored ignored -> ignored(ignored);
      case Interrupted interrupted -> waits.interrupted(interrupted);
      case Abandoned abandoned -> new AbandonedSentences(log, sentences).of(abandoned);
      case NeverStruck never -> new UnstruckSentences(log, sentences).of(never);
      case Remarked remarked -> remarked(remarked);
      case Strain strain -> strain(strain);
      case Backlog backlog -> backlog(backlog);
      case Told told -> told(told);
    };
  }

  private String rounds(Rounds rounds) {
    return (rounds.underLoad()
            ? "A limit cut the run while its loads went on: "
            : "The run went round until a limit cut it: ")
        + Wording.count(rounds.times())
        + " of its last "
        + Wording.count(rounds.among())
        + " events, "
        + (rounds.spanNanos() == 0
            ? "at one instant"
            : "within " + Wording.when(rounds.spanNanos()))
        + ", were like this: "
        + sentences.of(rounds.index());
  }

  private String remarked(Remarked remarked) {
    String what = sentences.of(remarked.index());
    String first = "At " + Wording.when(remarked.firstNanos()) + " " + what;
    if (remarked.times() > 1 && !remarked.same()) {
      return first
          + (remarked.all() ? " (and " : " (and, of the latest traffic alone, ")
          + Wording.count(remarked.times() - 1)
          + " more like this, the last at "
          + Wording.when(remarked.lastNanos())
          + ")";
    }
    return remarked.times() == 1
        ? first
        : Wording.begun(what)
            + (remarked.all() ? "" : " (of the latest traffic alone)")
            + ClaimWording.often(remarked.times(), remarked.firstNanos(), remarked.lastNanos());
  }

  private String strain(Strain strain) {
    String what = sentences.of(strain.index());
    String took = Wording.when(strain.totalNanos());
    String all =
        "At "
            + Wording.when(strain.firstNanos())
            + " "
            + what
            + (strain.times() == 1
                ? ", which took " + took
                : ", the first of "
                    + Wording.count(strain.times())
                    + " times up to "
                    + Wording.when(strain.lastNanos())
                    + ", which took "
                    + took
                    + " in all");
    Strain.Slowed slowed = strain.slowed();
    return slowed == null ? all : all + ": " + slowed(slowed);
  }

  private static String slowed(Strain.Slowed slowed) {
    return "one in 100 arrivals of load "
        + slowed.load()
        + " took "
        + Wording.when(slowed.thenNanos())
        + " or longer meanwhile, and "
        + Wording.when(slowed.elseNanos())
        + " at other times";
  }

  private String cameBackEmpty(CameBackEmpty back) {
    List<String> lost = back.lost().stream().map(wording::place).distinct().toList();
    boolean one = back.count() == 1;
    boolean alike = lost.size() < back.lost().size();
    return wording.place(back.supervisor())
        + " came back without "
        + (alike
            ? "its " + Wording.count(back.count()) + " children (" + lost.getFirst() + ")"
            : Wording.names(lost, back.count()))
        + ": "
        + (one ? "it had been" : "they had been")
        + " added by request, which a restart does not repeat, and nobody added "
        + (one ? "it" : "them")
        + " again";
  }

  private String notRestarted(NotRestarted left) {
    List<String> who = left.who().stream().map(wording::place).toList();
    Term reason = log.detail(left.index()) instanceof Term term ? term : ExitReason.NORMAL;
    return Wording.names(who, left.places())
        + " ended with "
        + wording.reason(reason)
        + " at "
        + when(left.index(), left.times() == left.places() ? 1 : left.times())
        + (left.places() == 1 ? " and was" : " and were")
        + " not restarted by "
        + wording.place(left.supervisor())
        + ": "
        + because(left.restart(), reason);
  }

  private static String because(@Nullable Restart restart, Term reason) {
    if (restart == Restart.TRANSIENT) {
      return "a transient child is not after an orderly end";
    }
    if (restart == Restart.TEMPORARY || !ExitReason.isOrderly(reason)) {
      return "a temporary child never is";
    }
    return "after such an end only a permanent child is";
  }

  private String when(int index, long times) {
    String first = Wording.when(log.timeNanos(index));
    return times == 1 ? first : first + " (" + ClaimWording.times(times) + " in all)";
  }

  private String terminateFailed(TerminateFailed failed) {
    String who = wording.place(log.pid(failed.index()));
    return "At "
        + when(failed.index(), failed.times())
        + " "
        + who
        + " failed in its terminate: "
        + sentences.why(failed.index())
        + ". It had been told to end with "
        + wording.reasonOf(log.detail(failed.terminate()))
        + report(failed.index());
  }

  /// What a supervisor reported of an end that it had ordered.
  private String report(int end) {
    for (int i = end + 1; i < log.size() && i < end + NEAR; i++) {
      if (log.other(i) == log.pid(end)
          && log.detail(i) instanceof Detail.Report report
          && report.kind().equals("shutdown_error")) {
        return ", and " + wording.place(log.pid(i)) + " reported a " + report.kind();
      }
    }
    return "";
  }

  private String terminateSkipped(TerminateSkipped skipped) {
    int index = skipped.index();
    boolean killed = log.detail(index) instanceof Term reason && reason.equals(ExitReason.KILLED);
    return "The terminate of "
        + wording.place(log.pid(index))
        + " did not run when it ended with "
        + wording.reasonOf(log.detail(index))
        + " at "
        + when(index, skipped.times())
        + ": "
        + (killed
            ? "a kill gives no time for it"
            : "an exit signal ends who does not trap exits at once");
  }

  private String trapped(Trapped trapped) {
    String who = wording.place(log.pid(trapped.index()));
    String other = wording.place(log.other(trapped.index()));
    return who
        + " traps exits, so the normal end of "
        + other
        + " came to its handle_info as {:EXIT, pid, :normal} at "
        + when(trapped.index(), trapped.times());
  }

  private String ignored(Ignored ignored) {
    String from = wording.place(log.pid(ignored.index()));
    String to = wording.place(log.other(ignored.index()));
    return ignored.byALink()
        ? from
            + " ended with :normal at "
            + when(ignored.index(), ignored.times())
            + ", and a link passes no normal end on: "
            + to
            + ", linked to it, lived on"
        : "The exit signal :normal at "
            + when(ignored.index(), ignored.times())
            + " did nothing to "
            + to
            + ": who does not trap exits ignores it";
  }

  private String backlog(Backlog backlog) {
    return wording.process(backlog.pid())
        + " got more than it could take up: since "
        + Wording.when(backlog.sinceNanos())
        + " its mailbox grew, to "
        + Wording.count(backlog.most())
        + " messages at "
        + Wording.when(backlog.atNanos());
  }

  /// What is said of one life of a process after the other is told once.
  private String told(Told told) {
    List<String> clauses = new ArrayList<>();
    String last = "";
    String lastAlike = "";
    int times = 0;
    for (int index : told.events()) {
      String next = answered.said(index);
      String alike = ofPlaces.said(index);
      boolean again = times > 0 && alike.equals(lastAlike);
      if (!again && times > 0) {
        clauses.add(often(last, times));
        times = 0;
      }
      last = again && !next.equals(last) ? alike : next;
      lastAlike = alike;
      times++;
    }
    clauses.add(often(last, times));
    if (told.more() > 0) {
      clauses.add(Wording.count(told.more()) + " more");
    }
    return wording.process(told.pid()) + " " + String.join(", then ", clauses);
  }

  private static String often(String what, int times) {
    return times == 1 ? what : what + " " + ClaimWording.times(times);
  }
}
