package crashlab.trace;

/// What the trace tells of arrivals of loads that have no process.
public final class ArrivalEvent {
  /// An arrival finds no node that is up.
  public static final LibraryEvent NOWHERE =
      LibraryEvent.of(
              "load", "failed", EventRole.WORK, TraceKey.word("load"), TraceKey.of("reason"))
          .says("an arrival of load {load} found no node that was up")
          .byItself();

  private ArrivalEvent() {}
}
