package crashlab.library;

import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;

/// The keys that several faults have.
public final class FaultParams {
  /// A process that is spoken of from outside.
  public static final ValueType<Target> VICTIM =
      ValueType.of(
          "fault_target",
          "t",
          new Target.Self(),
          (at, reading, _) -> reading.targets().outside(at));

  public static final Param<Term> REASON =
      Param.needed("reason", ValueTypes.TERM.signed("r")).says("The exit reason.");

  /// In nanoseconds.
  public static final Param<Long> FOR =
      Param.needed("for", ValueTypes.POSITIVE_DURATION).says("How long.");

  private FaultParams() {}
}
