package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.scenario.EventPattern;
import crashlab.trace.Identities;
import crashlab.trace.JsonBuffer;
import org.jspecify.annotations.Nullable;

/// How often events of one pattern happened, and when.
final class EventTally {
  /// Is told of each event of the pattern.
  interface Listener {
    void happened(long seq, long timeNanos);
  }

  final EventPattern pattern;
  final @Nullable Watch watch;
  private final @Nullable String reason;

  long count;
  long firstSeq;
  long firstNanos;
  long latestSeq;
  long latestNanos;
  private @Nullable Listener listener;

  /// @param watch whom the pattern is about; null: anybody
  EventTally(EventPattern pattern, @Nullable Watch watch) {
    this.pattern = pattern;
    this.watch = watch;
    this.reason = pattern.reason() == null ? null : text(pattern.reason(), new Identities());
  }

  void tell(Listener toBeTold) {
    listener = toBeTold;
  }

  boolean concerns(EventPattern.Kind kind, int pid) {
    return pattern.kind() == kind && (watch == null || watch.contains(pid));
  }

  /// Tells whether the event's reason and text are those asked for.
  ///
  /// Reasons are compared as a scenario file writes them: pids as subjects, a stack as `"stack"`.
  boolean fits(@Nullable Digested detail, Identities identities) {
    if (reason != null) {
      return detail instanceof Term term && text(term, identities).equals(reason);
    }
    String wanted = pattern.text();
    return wanted == null || (detail != null && Identities.plainText(detail).contains(wanted));
  }

  void add(long seq, long timeNanos) {
    if (count == 0) {
      firstSeq = seq;
      firstNanos = timeNanos;
    }
    count++;
    latestSeq = seq;
    latestNanos = timeNanos;
    if (listener != null) {
      listener.happened(seq, timeNanos);
    }
  }

  void forget() {
    count = 0;
    firstSeq = 0;
    latestSeq = 0;
  }

  private static String text(Term term, Identities identities) {
    return new JsonBuffer(64).term(term, identities).text();
  }
}
