package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;

/// Makes the same child several times: ids, and names where there are some, get `-1`, `-2`, …
final class Replicas {
  private Replicas() {}

  static List<ChildSpec> of(ChildSpec spec, int count) {
    List<ChildSpec> specs = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      specs.add(replica(spec, i));
    }
    return specs;
  }

  private static ChildSpec replica(ChildSpec spec, int number) {
    ChildSpec.Common all = spec.common();
    var common =
        new ChildSpec.Common(
            all.id() + '-' + number, all.restart(), all.shutdown(), all.significant());
    return switch (spec) {
      case ChildSpec.Worker(_, String module, Target.Name(String name)) ->
          new ChildSpec.Worker(common, module, new Target.Name(name + '-' + number));
      case ChildSpec.Worker worker -> new ChildSpec.Worker(common, worker.module(), worker.name());
      case ChildSpec.Supervisor s ->
          new ChildSpec.Supervisor(
              common, s.strategy(), s.intensity(), s.autoShutdown(), s.children());
      case ChildSpec.DynamicSupervisor s ->
          new ChildSpec.DynamicSupervisor(common, s.intensity(), s.maxChildren());
      case ChildSpec.TaskSupervisor s ->
          new ChildSpec.TaskSupervisor(common, s.intensity(), s.maxChildren());
      case ChildSpec.Registry s -> new ChildSpec.Registry(common, s.unique(), s.partitions());
      case ChildSpec.PartitionSupervisor s ->
          new ChildSpec.PartitionSupervisor(common, s.intensity(), s.partitions(), s.child());
    };
  }
}
