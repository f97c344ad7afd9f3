package crashlab.library.supervisor;

import crashlab.library.ChildWord;
import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import java.util.List;

/// Supervisors of all kinds: requests about their children.
public final class SupervisorLibrary implements Library {
  @Override
  public String name() {
    return "Supervisor";
  }

  @Override
  public List<StepWord> steps() {
    return ChildWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return SupervisorMetrics.ALL;
  }

  @Override
  public List<FaultWord> faults() {
    return List.of(StartChildFault.FAULT);
  }

  @Override
  public List<Param<?>> parts() {
    return List.of(OtherApplications.PART);
  }

  @Override
  public List<ChildWord> children() {
    return List.of(
        SupervisorWords.WORKER,
        SupervisorWords.SUPERVISOR,
        SupervisorWords.DYNAMIC,
        SupervisorWords.PARTITIONED);
  }
}
