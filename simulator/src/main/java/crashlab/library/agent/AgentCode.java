package crashlab.library.agent;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.ServerCallbacks;
import crashlab.behaviour.StateLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An agent module, ready to be run by any number of processes.
record AgentCode(StateLayout layout, Instruction[] init, Map<String, Instruction[]> functions)
    implements ServerCallbacks {
  @Override
  public Instruction @Nullable [] terminate() {
    return null;
  }
}
