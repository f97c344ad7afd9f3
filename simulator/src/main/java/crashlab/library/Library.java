package crashlab.library;

import java.util.List;

/// A system that is simulated, such as the gen_server or ETS: it declares each of its words once,
/// with what carries it out.
public interface Library {
  /// The steps that it adds to the language, in the order of the format page.
  default List<StepWord> steps() {
    return List.of();
  }

  /// The metrics that it adds, in the order of the format page.
  default List<MetricWord> metrics() {
    return List.of();
  }
}
