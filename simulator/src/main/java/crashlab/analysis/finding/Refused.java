package crashlab.analysis.finding;

/// A request that was answered with an error.
///
/// @param index the position in the log of the answer, a [crashlab.trace.Detail.Result]
/// @param request the position of the request; -1 if it is not known
/// @param times how often the same was answered to the same
/// @param lastNanos when it last was
public record Refused(long seq, int index, int request, long times, long lastNanos)
    implements Finding {
  Refused again(long nanos) {
    return new Refused(seq, index, request, times + 1, nanos);
  }

  @Override
  public int weight() {
    return Weights.REFUSED;
  }
}
