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
    return spec.name() instanceof Target.Name(String name)
        ? spec.with(
            common, spec.arguments().with(ChildParams.NAME, new Target.Name(name + '-' + number)))
        : spec.with(common, spec.arguments());
  }
}
