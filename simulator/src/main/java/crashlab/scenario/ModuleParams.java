package crashlab.scenario;

import crashlab.otp.Term;
import java.util.List;
import java.util.Map;

/// The keys that modules of several kinds have, and the one that recordings read in their own way.
public final class ModuleParams {
  public static final Param<Boolean> TRAP_EXIT =
      Param.usual("trap_exit", ValueTypes.SWITCH, false, "false")
          .says("Whether exit signals become messages.");

  /// The state that a process begins with, by key.
  public static final Param<Map<String, Term>> STATE =
      Param.usual("state", stateType(), Map.of(), null);

  /// The clauses of a gen_server for messages that are neither calls nor casts.
  public static final Param<Map<String, List<Step>>> HANDLE_INFO =
      Param.usual("handle_info", clauses(Callback.INFO), Map.of(), null);

  private ModuleParams() {}

  private static ValueType<Map<String, Term>> stateType() {
    return ValueType.of(
        "state",
        "{key: v}",
        Map.of(),
        (at, reading, scope) -> {
          Map<String, Term> state = reading.terms().state(at);
          scope.module().declareState(at, state.keySet());
          return state;
        });
  }

  /// The steps of a callback.
  public static ValueType<List<Step>> steps(Callback callback) {
    return ValueType.<List<Step>>of(
            "steps",
            "[steps]",
            List.of(),
            (at, reading, scope) -> reading.steps().steps(at, scope.in(callback)))
        .holding(List::of);
  }

  /// The clauses of a callback, by message.
  public static ValueType<Map<String, List<Step>>> clauses(Callback callback) {
    return ValueType.<Map<String, List<Step>>>of(
            "clauses",
            "{message: [steps]}",
            Map.of(),
            (at, reading, scope) -> reading.steps().clauses(at, scope.in(callback)))
        .holding(clauses -> List.copyOf(clauses.values()));
  }
}
