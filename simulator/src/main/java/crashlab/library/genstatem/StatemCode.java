package crashlab.library.genstatem;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ServerCallbacks;
import crashlab.behaviour.StateLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A gen_statem module, ready to be run by any number of processes.
record StatemCode(
    StateLayout layout,
    String initial,
    Map<String, State> states,
    Instruction[] init,
    Instruction @Nullable [] terminate)
    implements ServerCallbacks {

  /// The clauses of one state.
  ///
  /// @param enter null where there is no state enter call
  public record State(
      Instruction @Nullable [] enter,
      Clauses call,
      Clauses cast,
      Clauses info,
      Clauses internal,
      Instruction @Nullable [] stateTimeout,
      Instruction @Nullable [] eventTimeout,
      Map<String, Instruction[]> genericTimeouts) {}
}
