package crashlab.library.supervisor;

import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.StepWord;
import java.util.List;

/// Supervisors of all kinds: requests about their children.
public final class SupervisorLibrary implements Library {
  @Override
  public List<StepWord> steps() {
    return ChildWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return SupervisorMetrics.ALL;
  }
}
