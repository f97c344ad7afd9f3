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
    return Libraries.source(path.metric()).read(path.names(), this);
  }

  @Override
  public @Nullable Term value(Asked.Probed asked) {
    return Libraries.source(asked.probe()).read(asked.given(), this);
  }
}
