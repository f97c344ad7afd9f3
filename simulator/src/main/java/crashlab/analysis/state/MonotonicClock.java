package crashlab.analysis.state;

import crashlab.otp.Int;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// By how much the monotonic clock of a run is ahead of virtual time.
final class MonotonicClock {
  private record Jump(long seq, long byNanos) {}

  private final long offsetNanos;
  private final List<Jump> jumps = new ArrayList<>();

  /// Takes one pass over the events of a run.
  ///
  /// @param offsetNanos by how much it is ahead at the start
  MonotonicClock(long offsetNanos, TraceLog log) {
    this.offsetNanos = offsetNanos;
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.FAULT
          && log.detail(i) instanceof Detail.Struck struck
          && struck.fault() == FaultEvent.CLOCK_JUMP
          && struck.values().getFirst() instanceof Int byNanos) {
        jumps.add(new Jump(log.seq(i), byNanos.value()));
      }
    }
  }

  /// By how much it is ahead after event `seq`.
  long aheadNanos(long seq) {
    long ahead = offsetNanos;
    for (Jump jump : jumps) {
      ahead += jump.seq() <= seq ? jump.byNanos() : 0;
    }
    return ahead;
  }
}
