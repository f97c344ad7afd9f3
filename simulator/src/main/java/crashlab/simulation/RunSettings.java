package crashlab.simulation;

import crashlab.otp.NodeId;
import crashlab.otp.OtpRelease;
import crashlab.scenario.Asked;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Fault;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.vm.CostModel;
import crashlab.vm.NodeOptions;

/// What a scenario says of its run and its node, apart from what runs there.
final class RunSettings {
  /// How often a run may look at what somebody waits for or reads, for each event of its limit.
  static final long LOOKS_PER_EVENT = 20;

  private RunSettings() {}

  /// Returns how many events the run may have: fewer than its limit says if very many expectations
  /// and conditions look at each of them.
  static long eventLimit(Scenario scenario) {
    long lookers =
        scenario.expectations().stream()
                .filter(expectation -> looksAtEvents(expectation.claim()))
                .count()
            + scenario.faults().stream()
                .filter(fault ->
                    fault.trigger() instanceof Fault.Trigger.When when
                        && when.condition() instanceof Fault.Occurrence.Happened)
                .count();
    long events = scenario.limits().events();
    return lookers <= LOOKS_PER_EVENT ? events : Math.max(1, LOOKS_PER_EVENT * events / lookers);
  }

  private static boolean looksAtEvents(Claim claim) {
    return switch (claim) {
      case Claim.Reads reads -> reads.asked() instanceof Asked.Traced;
      case Claim.Happened _, Claim.Never _, Claim.Order _, Claim.Within _ -> true;
      case Claim.Alive _, Claim.Dead _, Claim.Restarts _ -> false;
      case Claim.OfMetric _, Claim.OfOutcome _ -> false;
    };
  }

  static NodeOptions ofNode(Scenario scenario, ScenarioNode node) {
    var vm = node.vm();
    var limits = scenario.limits();
    return new NodeOptions(
        scenario.isDistributed() ? node.name() : NodeId.ALONE.name(),
        new OtpRelease(scenario.otp()),
        vm.schedulers(),
        new CostModel(vm.costs()),
        vm.memoryBytes(),
        vm.atomLimit(),
        vm.clockOffsetNanos(),
        limits.processes(),
        limits.mailbox());
  }
}
