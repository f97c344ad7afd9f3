package crashlab.analysis;

import crashlab.trace.TraceLog;

/// One event of a run as a plain sentence that says the rule of OTP behind it.
public final class EventSentence {
  private EventSentence() {}

  /// Returns what the event at a position of the log says, without a full stop: `Cache was killed:
  /// no process can trap that`.
  public static String of(TraceLog log, int index) {
    return Printable.of(new Sentences(log).of(index));
  }
}
