package crashlab.conformance;

import crashlab.otp.Cost;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.scenario.Vm;
import crashlab.simulation.Scenarios;
import crashlab.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Runs a vector's scenario as it was recorded and compares what happened.
///
/// The recording harness stood where an application would: the end of the root supervisor does not
/// stop the node. Operations cost no time, since the vectors take it that they take none to speak
/// of, and since timers that were set for the same millisecond are then due at the same instant, in
/// the order in which they were set.
public final class VectorCheck {
  private static final int DEFAULT_OTP = 25;

  private VectorCheck() {}

  /// Returns the first difference between the run and the recording, in one line, or nothing if
  /// there is none.
  public static Optional<String> firstDifference(Vector vector) {
    ReadOptions options = ReadOptions.DEFAULT.withUnheldNames();
    return switch (Scenarios.read(vector.name(), vector.scenario(), options, SourceLoader.none())) {
      case ReadResult.Refused refused -> Optional.of(refused.text().strip());
      case ReadResult.Read read -> {
        var trace = new NormalisedTrace();
        Simulation.of(asRecorded(read.scenario(), vector), trace).run();
        yield VectorComparison.firstDifference(vector.expected(), trace.observation());
      }
    };
  }

  /// The scenario under the conditions of the recording.
  static Scenario asRecorded(Scenario scenario, Vector vector) {
    return scenario.recordedOn(otp(vector.recorded().otp())).onMachines(VectorCheck::withoutCosts);
  }

  private static int otp(String version) {
    int dot = version.indexOf('.');
    String major = dot < 0 ? version : version.substring(0, dot);
    return major.matches("[0-9]{1,3}") ? Integer.parseInt(major) : DEFAULT_OTP;
  }

  private static Vm withoutCosts(Vm vm) {
    Map<String, Long> costs = new LinkedHashMap<>();
    for (Cost cost : Cost.values()) {
      if (!cost.isSetting()) {
        costs.put(cost.word(), 0L);
      }
    }
    costs.putAll(vm.costs());
    return new Vm(vm.schedulers(), costs, vm.memoryBytes(), vm.atomLimit(), vm.clockOffsetNanos());
  }
}
