package crashlab.library.genserver;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.FollowUp;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.MessageNames;
import crashlab.behaviour.RareMemory;
import crashlab.behaviour.StepServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// A gen_server. Source: OTP gen_server.erl, `handle_msg/6`, `handle_common_reply/8`.
public final class GenServer extends StepServer {
  private final ServerCode code;
  private boolean armed;

  public GenServer(ErlangNode node, ServerCode code) {
    super(node, code);
    this.code = code;
  }

  @Override
  protected ServerCode callbacks() {
    return code;
  }

  @Override
  protected boolean next() {
    RareMemory memory = rareIfAny();
    if (memory == null) {
      return takeMessage(NO_TIMEOUT);
    }
    Term argument = memory.takeContinue();
    if (argument != null) {
      handleContinue(argument);
      return true;
    }
    ErlangProcess self = self();
    if (armed && isTimeUp(self) && self.takeTimeout()) {
      disarm();
      self.setCause(emit(EventType.RECEIVE_TIMEOUT, null, MessageNames.TIMEOUT));
      caller = null;
      callerRef = 0;
      handleInfo(code.handleInfo().named(MessageNames.TIMEOUT));
      return true;
    }
    armed = memory.armedNanos() >= 0;
    return takeMessage(memory.armedNanos());
  }

  private boolean isTimeUp(ErlangProcess self) {
    return node.waits().firstMessage(self) == null || self.isTimeoutFirst();
  }

  private void disarm() {
    armed = false;
    RareMemory memory = rareIfAny();
    if (memory != null) {
      memory.disarm();
    }
  }

  /// Takes over what the end of a callback brings along, for the time after it.
  private void follow() {
    FollowUp what = followUp;
    RareMemory memory = what == null ? rareIfAny() : rare();
    if (memory != null) {
      memory.follow(what);
    }
  }

  private void handleContinue(Term argument) {
    charge(Cost.RECEIVE);
    self().setCause(emit(EventType.RECEIVE_CONTINUE, self(), argument));
    caller = null;
    callerRef = 0;
    Instruction[] body = code.handleContinue().find(argument);
    if (body == null) {
      noClause();
    } else {
      beginCallback(body);
    }
  }

  /// Begins a handle_info clause. Where no clause takes the message the callback fails; a module
  /// without handle_info has the default one, which logs the message and drops it.
  ///
  /// Source: Elixir gen_server.ex, `__using__/1`; OTP gen_server.erl, `try_handle_info/3`.
  private void handleInfo(Instruction @Nullable [] body) {
    if (body != null) {
      beginCallback(body);
    } else if (!code.handleInfo().isEmpty()) {
      noClause();
    }
  }

  @Override
  protected void handleCall(Message call) {
    required(EventType.RECEIVE_CALL, call, code.handleCall());
  }

  @Override
  protected void handleCast(Message cast) {
    required(EventType.RECEIVE_CAST, cast, code.handleCast());
  }

  @Override
  protected void handleInfo(Message message) {
    receive(MessageNames.received(message), message);
    handleInfo(MessageNames.clause(code.handleInfo(), message));
  }

  private void required(EventType type, Message message, Clauses clauses) {
    receive(type, message);
    Instruction[] body = clauses.find(message.payload());
    if (body == null) {
      noClause();
    } else {
      beginCallback(body);
    }
  }

  /// Any message ends the time limit of the wait for one.
  private void receive(EventType type, Message message) {
    if (armed) {
      disarm();
      self().setDeadlineOff();
    }
    received(type, message);
  }

  @Override
  protected void act(boolean init) {
    switch (ending) {
      case RAN_OUT, NOREPLY -> {
        keepCaller();
        follow();
      }
      case REPLY -> reply(init);
      case CONTINUE -> {
        keepCaller();
        rare().setContinue(value);
      }
      case TIMEOUT -> {
        keepCaller();
        follow();
      }
      case HIBERNATE -> keepCaller();
      case STOP -> leave(value, null);
      case FAILED -> leave(value, null);
      case THROWN -> leave(badReturn(value), null);
      case IGNORE, ERROR, TRANSITION -> leave(badReturn(value), null);
    }
  }

  private void reply(boolean init) {
    if (!init && callerRef == 0) {
      leave(badReturn(Tuple.of(new Atom("reply"), value)), null);
      return;
    }
    Term stop = followUp == null ? null : followUp.stop();
    if (stop != null) {
      leave(stop, value);
      return;
    }
    replyToCurrent(value);
    follow();
  }

  private static Tuple badReturn(Term value) {
    return Tuple.of(new Atom("bad_return_value"), value);
  }
}
