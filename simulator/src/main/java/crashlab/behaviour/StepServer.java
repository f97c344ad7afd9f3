package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// The life of a gen_server, gen_statem or Agent: a start that the starter waits for, one callback
/// after the other, and an end by way of terminate.
///
/// Source: OTP gen.erl, `init_it/6`; gen_server.erl, `loop/7`, `terminate/10`.
public abstract class StepServer extends ServerLoop {
  private enum Stage {
    NEW,
    INIT,
    FAILING_INIT,
    /// Between two callbacks.
    LOOP,
    CALLBACK,
    /// What a callback ended with is to be carried out, once paid for.
    ACTING,
    TERMINATE,
    LAST_REPLY,
    LEAVING
  }

  private Stage stage = Stage.NEW;
  private boolean started;

  protected StepServer(ErlangNode node, ServerCallbacks callbacks) {
    super(node, callbacks.layout());
  }

  protected abstract ServerCallbacks callbacks();

  @Override
  protected final StateLayout layout() {
    return callbacks().layout();
  }

  /// The next thing to do when no message is in hand: begins a callback and returns true, or makes
  /// the process wait and returns false.
  protected abstract boolean next();

  /// What the starter learns of an init that ended with `reason`.
  protected Term failureOfInit(Term reason) {
    return reason;
  }

  /// What the reason of a failed start calls a value that init must not return.
  protected String badReturnOfInit() {
    return "bad_return_value";
  }

  /// Whether a server of an OTP before 26 still has its name when the starter learns that init
  /// returned something it must not return. Source: OTP 25 gen_server.erl, `init_it/6`.
  protected boolean keepsNameOnBadReturn() {
    return true;
  }

  /// Carries out what a callback ended with; its cost is paid. `init` tells that it was init.
  protected abstract void act(boolean init);

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    setSelf(process);
    if (process.isStruckWaiting()) {
      failWaiting(process);
    }
    while (node.isAlive(process)) {
      boolean goesOn =
          switch (stage) {
            case LOOP -> takeCrash() || next();
            case CALLBACK -> interpret() && endCallback(process);
            case ACTING -> act();
            case NEW, INIT, FAILING_INIT, TERMINATE, LAST_REPLY, LEAVING -> beginOrEnd(process);
          };
      if (!goesOn) {
        return;
      }
    }
  }

  /// An injected failure strikes in the middle of a callback that waits: it is over.
  private void failWaiting(ErlangProcess process) {
    Stage waiting = stage;
    if (waiting == Stage.LOOP) {
      return; // nothing is in hand
    }
    node.waits().endWait(process);
    node.bonds().demonitorCall(process);
    dropFrames();
    fallToCrash();
    stage = waiting;
  }

  /*
   * Apart from the loop, which is compiled as one without it. Returns false if the process waits,
   * pays, or gives up its turn.
   */
  private boolean beginOrEnd(ErlangProcess process) {
    return switch (stage) {
      case NEW -> beginInit(process);
      case INIT -> interpret() && endInit(process);
      case FAILING_INIT -> endFailedInit(process);
      case TERMINATE -> interpret() && endTerminate();
      case LAST_REPLY -> beginToLeave(process);
      case LEAVING -> leaveAtLast(process);
      case LOOP, CALLBACK, ACTING ->
          throw new IllegalStateException("stage (" + stage + ") is in the middle of its life");
    };
  }

  private boolean beginInit(ErlangProcess process) {
    caller = process.parent();
    begin(callbacks().init());
    stage = Stage.INIT;
    return true;
  }

  private boolean endInit(ErlangProcess process) {
    if (node.pay(process)) {
      stage = Stage.ACTING;
      return false;
    }
    return initEnded();
  }

  private boolean endFailedInit(ErlangProcess process) {
    if (node.release().awaitsFailedStarts()) {
      tellFailure();
    }
    node.lifecycle().exit(process, rare().leavingReason);
    return true;
  }

  private boolean endCallback(ErlangProcess process) {
    if (ending == Ending.REPLY && callerRef != 0) {
      charge(Cost.SEND);
      chargeCopy(value);
    }
    stage = Stage.ACTING;
    return !node.pay(process);
  }

  private boolean act() {
    if (!started) {
      return initEnded();
    }
    stage = Stage.LOOP;
    act(false);
    return true;
  }

  private boolean endTerminate() {
    if (ending == Ending.FAILED) {
      rare().leavingReason = value;
    }
    stage = Stage.LAST_REPLY;
    return true;
  }

  private boolean beginToLeave(ErlangProcess process) {
    if (rare().lastReply != null) {
      charge(Cost.SEND);
    }
    charge(Cost.EXIT);
    stage = Stage.LEAVING;
    return !logsItsEnd(rare().leavingReason) && !node.pay(process);
  }

  private boolean leaveAtLast(ErlangProcess process) {
    RareMemory memory = rare();
    Term reply = memory.lastReply;
    if (reply != null) {
      replyToCurrent(reply);
    }
    node.lifecycle().exit(process, memory.leavingReason);
    return true;
  }

  /// Carries out what init ended with. Returns false if the process gives up its turn.
  private boolean initEnded() {
    return switch (ending) {
      case FAILED, STOP -> failInit(value);
      case THROWN -> failInit(Tuple.of(new Atom(badReturnOfInit()), value));
      case ERROR -> {
        emit(EventType.INIT_FAILED, null, value);
        StartAnswer.failed(this, value);
        node.lifecycle().exit(self(), ExitReason.NORMAL);
        yield true;
      }
      case IGNORE -> {
        StartAnswer.ignore(this);
        yield true;
      }
      case RAN_OUT, REPLY, NOREPLY, CONTINUE, TIMEOUT, HIBERNATE, TRANSITION -> {
        started = true;
        stage = Stage.LOOP;
        StartAnswer.ok(this);
        act(true);
        yield true;
      }
    };
  }

  /// Since OTP 26 the starter learns of a failure when the process has ended, before that when it
  /// begins to report its crash.
  ///
  /// Source: OTP 25 and 26 gen_server.erl, `init_it/6`; gen_statem.erl, `init_it/6`.
  private boolean failInit(Term reason) {
    rare().leavingReason = reason;
    stage = Stage.FAILING_INIT;
    if (node.release().awaitsFailedStarts()) {
      return !logsItsEnd(rare().leavingReason);
    }
    if (ending != Ending.THROWN || !keepsNameOnBadReturn()) {
      StartAnswer.giveNameUp(this);
    }
    tellFailure();
    if (!ExitReason.isOrderly(reason)) {
      charge(Cost.REPORT); // while the starter is about to report it too: the child is done first
    }
    return !node.pay(self());
  }

  private void tellFailure() {
    Term reason = rare().leavingReason;
    emit(EventType.INIT_FAILED, null, reason);
    StartAnswer.failed(this, failureOfInit(reason));
  }

  /// Begins a callback with these steps.
  protected final void beginCallback(Instruction[] code) {
    begin(code);
    stage = Stage.CALLBACK;
  }

  @Override
  protected final void failCallback(Term reason) {
    fail(reason);
    stage = Stage.ACTING;
  }

  @Override
  protected final void leave(Term reason, @Nullable Term reply) {
    leave(reason, reason, reply);
  }

  /// The same, where the terminate callback is told another reason than the one of the end.
  protected final void leave(Term reason, Term told, @Nullable Term reply) {
    RareMemory memory = rare();
    memory.leavingReason = reason;
    memory.lastReply = reply;
    Instruction[] code = callbacks().terminate();
    if (code == null) {
      stage = Stage.LAST_REPLY;
      return;
    }
    emit(EventType.TERMINATE, null, told);
    begin(code);
    stage = Stage.TERMINATE;
  }
}
