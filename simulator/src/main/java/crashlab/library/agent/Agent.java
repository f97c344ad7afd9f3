package crashlab.library.agent;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepServer;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// An Agent: a server whose requests are functions on its state.
///
/// Source: Elixir agent/server.ex. The state that a function leaves behind is the new state; what
/// it replies is the answer of `get`; `get_and_update` answers the value before the function.
final class Agent extends StepServer {
  /// What is asked of an agent.
  public enum AgentOperation {
    GET("get"),
    UPDATE("update"),
    GET_AND_UPDATE("get_and_update"),
    CAST("cast");

    private final String word;

    AgentOperation(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// A request to an agent.
  ///
  /// @param function null for the state as it is
  public record AgentRequest(AgentOperation operation, @Nullable String function) {}

  private final AgentCode code;
  private AgentOperation operation = AgentOperation.GET;
  private Term before = Atom.NIL;

  public Agent(ErlangNode node, AgentCode code) {
    super(node, code);
    this.code = code;
  }

  @Override
  protected AgentCode callbacks() {
    return code;
  }

  @Override
  protected boolean next() {
    return takeMessage(NO_TIMEOUT);
  }

  @Override
  protected void handleCall(Message call) {
    apply(EventType.RECEIVE_CALL, call);
  }

  @Override
  protected void handleCast(Message cast) {
    apply(EventType.RECEIVE_CAST, cast);
  }

  /// Source: Elixir gen_server.ex, the default `handle_info/2`.
  @Override
  protected void handleInfo(Message message) {}

  private void apply(EventType type, Message message) {
    if (!(message.extra() instanceof AgentRequest request)) {
      noClause();
      return;
    }
    received(type, message);
    operation = request.operation();
    before = stateTerm();
    String function = request.function();
    Instruction[] body = function == null ? Instruction.NONE : code.functions().get(function);
    beginCallback(body == null ? Instruction.NONE : body);
  }

  @Override
  protected void act(boolean init) {
    if (init) {
      return;
    }
    switch (ending) {
      case FAILED -> leave(value, null);
      case THROWN -> leave(Tuple.of(new Atom("bad_return_value"), value), null);
      case RAN_OUT, REPLY, NOREPLY, CONTINUE, STOP, TIMEOUT, HIBERNATE, IGNORE, ERROR, TRANSITION ->
          answer();
    }
  }

  private void answer() {
    switch (operation) {
      case GET -> replyToCurrent(ending == Ending.REPLY ? value : stateTerm());
      case UPDATE -> replyToCurrent(Atom.OK);
      case GET_AND_UPDATE -> replyToCurrent(ending == Ending.REPLY ? value : before);
      case CAST -> {}
    }
  }
}
