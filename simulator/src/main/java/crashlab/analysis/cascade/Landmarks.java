package crashlab.analysis.cascade;

import crashlab.trace.Detail;
import crashlab.trace.TraceLog;

/// What no summary of a run may leave out, since the rest is not understood without it: the ends
/// and returns of nodes, and what cuts them off from each other and ends that.
public final class Landmarks {
  private Landmarks() {}

  /// Whether the event at a position of the log is one.
  public static boolean isOne(TraceLog log, int index) {
    return switch (log.detail(index)) {
      case Detail.Operation done -> done.event().isLandmark();
      case Detail.Struck struck -> struck.fault().isLandmark();
      case null, default -> false;
    };
  }
}
