package crashlab.simulation;

import crashlab.analysis.Readout;
import crashlab.library.RunView;
import crashlab.otp.Term;
import crashlab.scenario.Asked;
import crashlab.scenario.MetricPath;
import crashlab.vm.ErlangNode;
import crashlab.vm.Run;
import crashlab.world.LoadDriver;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the systems that are simulated what a run has come to so far.
final class RunReadout implements Readout, RunView {
  private final Run run;
  private final List<LoadDriver> loads;

  RunReadout(Run run, List<LoadDriver> loads) {
    this.run = run;
    this.loads = loads;
  }

  @Override
  public List<ErlangNode> nodes() {
    return run.nodes();
  }

  @Override
  public List<LoadDriver> loads() {
    return loads;
  }

  @Override
  public List<MetricPath> paths(int most) {
    return Libraries.paths(this, most).toList();
  }

  @Override
  public @Nullable BigDecimal figure(MetricPath path) {
    RunView asked = path.nodes().isEmpty() ? this : new OfNodes(nodes(path.nodes()), loads);
    return Libraries.source(path.metric()).read(path.names(), asked);
  }

  private List<ErlangNode> nodes(List<String> names) {
    return run.nodes().stream().filter(node -> names.contains(node.name().name())).toList();
  }

  /// A run as if it had no more nodes than these.
  private record OfNodes(List<ErlangNode> nodes, List<LoadDriver> loads) implements RunView {}

  @Override
  public @Nullable Term value(Asked.Probed asked) {
    return Libraries.source(asked.probe()).read(asked.given(), this);
  }
}
