package crashlab.analysis;

import crashlab.analysis.finding.Abandoned;
import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// Calls that their callers gave up, and what came of them, as sentences without a full stop.
final class AbandonedSentences {
  private final TraceLog log;
  private final Sentences sentences;
  private final Wording wording;

  AbandonedSentences(TraceLog log, Sentences sentences) {
    this.log = log;
    this.sentences = sentences;
    this.wording = sentences.wording();
  }

  /// A call that was not rescued, or not by an arrival, is told where it failed.
  String of(Abandoned abandoned) {
    List<String> told = new ArrayList<>();
    if (abandoned.ofArrivals() && abandoned.rescued() > 0) {
      told.add(timedOut(abandoned) + rescued(abandoned));
    }
    if (abandoned.served() > 0) {
      told.add(served(abandoned));
    }
    if (abandoned.served() > 0 && abandoned.again() > 0) {
      told.add("What was asked again was done again");
    }
    return String.join(". ", told);
  }

  private String timedOut(Abandoned abandoned) {
    String what = sentences.of(abandoned.index());
    return abandoned.times() == 1
        ? "At " + Wording.when(log.timeNanos(abandoned.index())) + " " + what
        : Wording.begun(what)
            + ClaimWording.often(
                abandoned.times(), log.timeNanos(abandoned.index()), abandoned.lastNanos());
  }

  private static String rescued(Abandoned abandoned) {
    String again = abandoned.again() == 0 ? "" : " and asked the same again";
    if (abandoned.times() == 1) {
      return ". The caller rescued that" + again;
    }
    boolean all = abandoned.again() == 0 || abandoned.again() == abandoned.rescued();
    String fewer = all ? "" : " " + ClaimWording.times(abandoned.again());
    return ". The callers rescued that " + ClaimWording.times(abandoned.rescued()) + again + fewer;
  }

  /// The server is not told that nobody waits any more.
  private String served(Abandoned abandoned) {
    int called = log.other(abandoned.index());
    String server = wording.place(called == 0 ? log.pid(abandoned.reply()) : called);
    return abandoned.times() == 1
        ? server
            + " did the request"
            + (abandoned.rescued() > 0 ? "" : " of " + caller(abandoned))
            + " all the same, and its reply at "
            + Wording.when(log.timeNanos(abandoned.reply()))
            + fate(abandoned)
        : server
            + " did "
            + part(abandoned)
            + " requests that "
            + caller(abandoned)
            + " had given up all the same, and "
            + (abandoned.served() == 1 ? "its reply" : "its replies")
            + fate(abandoned);
  }

  private static String part(Abandoned abandoned) {
    boolean all = abandoned.served() == abandoned.times();
    return all
        ? "all " + Wording.count(abandoned.times())
        : Wording.count(abandoned.served()) + " of the " + Wording.count(abandoned.times());
  }

  private String fate(Abandoned abandoned) {
    boolean one = abandoned.served() == 1;
    return abandoned.strays() > 0
        ? " came late, as a message into the mailbox of who had called"
        : " came too late: nobody waited for " + (one ? "it" : "them") + " any more";
  }

  private String caller(Abandoned abandoned) {
    int pid = log.pid(abandoned.index());
    boolean many = abandoned.ofArrivals() && abandoned.times() > 1;
    Detail.Identity identity = many ? log.identity(pid) : null;
    return identity == null ? wording.place(pid) : "arrivals of load " + identity.path();
  }
}
