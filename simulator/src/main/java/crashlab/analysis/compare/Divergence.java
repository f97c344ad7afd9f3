package crashlab.analysis.compare;

import crashlab.analysis.Sentences;
import crashlab.analysis.Wording;
import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.JsonBuffer;
import crashlab.trace.TraceEvent;
import crashlab.trace.TraceLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first event at which two runs differ: in its time, its type, its processes or what it says.
///
/// Processes are the same if path and incarnation are; their numbers may differ.
///
/// @param a what the first run did there; null if it was over before
/// @param b what the second run did there; null if it was over before
/// @param sentenceA `a` as a sentence; empty if there is none
/// @param sentenceB `b` as a sentence; empty if there is none
/// @param exact false if one of the runs was too long for all its events to be kept, so that
///   traffic which was not kept may differ earlier
public record Divergence(
    @Nullable TraceEvent a,
    @Nullable TraceEvent b,
    String sentenceA,
    String sentenceB,
    boolean exact) {

  public Divergence {
    if (a == null && b == null) {
      throw new IllegalArgumentException("runs that both end are the same");
    }
  }

  /// Returns where two runs part; empty if they are the same from beginning to end. Takes as long
  /// as it takes to read what they have in common.
  public static Optional<Divergence> of(TraceLog a, TraceLog b) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      if (!isSame(a, b, i)) {
        return Optional.of(at(a, b, i));
      }
    }
    return a.size() == b.size() ? Optional.empty() : Optional.of(at(a, b, common));
  }

  private static Divergence at(TraceLog a, TraceLog b, int index) {
    return new Divergence(
        index < a.size() ? a.event(index) : null,
        index < b.size() ? b.event(index) : null,
        index < a.size() ? new Sentences(a).of(index) : "",
        index < b.size() ? new Sentences(b).of(index) : "",
        isWholeUpTo(a, index) && isWholeUpTo(b, index));
  }

  /// Whether every event of the run before this position is in the log.
  private static boolean isWholeUpTo(TraceLog log, int index) {
    int last = Math.min(index, log.size() - 1);
    return last < 0 || log.seq(last) - log.seq(0) == last;
  }

  private static boolean isSame(TraceLog a, TraceLog b, int i) {
    return a.timeNanos(i) == b.timeNanos(i)
        && a.type(i) == b.type(i)
        && a.seq(i) == b.seq(i)
        && isSameProcess(a, a.pid(i), b, b.pid(i))
        && isSameProcess(a, a.other(i), b, b.other(i))
        && isSameDetail(a, a.detail(i), b, b.detail(i));
  }

  private static boolean isSameProcess(TraceLog a, int pidA, TraceLog b, int pidB) {
    Detail.Identity first = a.identity(pidA);
    Detail.Identity second = b.identity(pidB);
    if (first == null || second == null) {
      return first == second;
    }
    return first.incarnation() == second.incarnation() && first.place().equals(second.place());
  }

  private static boolean isSameDetail(
      TraceLog a, @Nullable Digested first, TraceLog b, @Nullable Digested second) {
    if (first == null || second == null) {
      return first == second;
    }
    if (first.digest() == second.digest()) {
      return true;
    }
    // The numbers of pids within a term count for its digest, but not here.
    return first instanceof Term termA
        && second instanceof Term termB
        && text(a, termA).equals(text(b, termB));
  }

  private static String text(TraceLog log, Term term) {
    return new JsonBuffer(64).term(term, log.identities()).text();
  }

  /// When it is: of two events the earlier one.
  public long timeNanos() {
    long timeA = a == null ? Long.MAX_VALUE : a.timeNanos();
    long timeB = b == null ? Long.MAX_VALUE : b.timeNanos();
    return Math.min(timeA, timeB);
  }

  /// Which event it is, counted from 1 in each run.
  public long seq() {
    return a != null ? a.seq() : b != null ? b.seq() : 0;
  }

  /// Says in words what differs: `at 2.000001 s, event 214: A: … ended; B: … called …`.
  public String words() {
    String when = "at " + Wording.instant(timeNanos()) + ", event " + Wording.count(seq()) + ": ";
    return when + "A: " + words(a, sentenceA) + "; B: " + words(b, sentenceB);
  }

  /// Says what run A did there.
  public String wordsOfA() {
    return words(a, sentenceA);
  }

  /// Says what run B did there.
  public String wordsOfB() {
    return words(b, sentenceB);
  }

  private String words(@Nullable TraceEvent event, String sentence) {
    if (event == null) {
      return "the run is over";
    }
    boolean later = event.timeNanos() > timeNanos();
    return later ? "at " + Wording.instant(event.timeNanos()) + " " + sentence : sentence;
  }
}
