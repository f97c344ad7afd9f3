package crashlab.analysis;

import crashlab.trace.TraceLog;

/// One event as a plain sentence, for those who show events one by one.
public final class EventSentence {
  private EventSentence() {}

  /// Returns what the event at a position of the log says, without a full stop.
  public static String of(TraceLog log, int index) {
    return new Sentences(log).of(index);
  }
}
