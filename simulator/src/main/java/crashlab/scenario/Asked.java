package crashlab.scenario;

/// Something that is read off a run at an instant.
public sealed interface Asked {
  /// A figure.
  record OfMetric(MetricPath path) implements Asked {
    @Override
    public String shown() {
      return path.text();
    }
  }

  /// What a system reads by a word of its own.
  ///
  /// @param shown what the file says, in words
  record Probed(Probe probe, Arguments given, String shown) implements Asked {}

  /// What the trace says.
  ///
  /// @param shown what the file says, in words
  record Traced(TraceQuery query, String shown) implements Asked {}

  /// How people are told what is read.
  String shown();
}
