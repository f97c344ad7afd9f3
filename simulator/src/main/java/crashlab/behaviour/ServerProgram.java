package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What gen_server, gen_statem and Agent have in common: a start that the starter waits for, a loop
/// that takes messages, system messages, and an end by way of terminate.
///
/// Source: OTP gen.erl, `init_it/6`; gen_server.erl, `loop/7`, `terminate/10`; sys.erl.
abstract class ServerProgram extends StepProgram {
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

  /// Who reads the mailbox while the server is suspended.
  private static final Object SYSTEM = "system";

  private Stage stage = Stage.NEW;
  private boolean suspended;
  private boolean traced;
  private boolean started;

  ServerProgram(ErlangNode node, StateLayout layout) {
    super(node, layout);
  }

  abstract Instruction[] initSteps();

  /// The terminate callback, or null if the module has none.
  abstract Instruction @Nullable [] terminateSteps();

  /// The next thing to do when no message is in hand: begins a callback and returns true, or makes
  /// the process wait and returns false.
  abstract boolean next();

  /// What the starter learns of an init that ended with `reason`.
  Term failureOfInit(Term reason) {
    return reason;
  }

  /// What the reason of a failed start calls a value that init must not return.
  String badReturnOfInit() {
    return "bad_return_value";
  }

  /// Whether a server of an OTP before 26 still has its name when the starter learns that init
  /// returned something it must not return. Source: OTP 25 gen_server.erl, `init_it/6`.
  boolean keepsNameOnBadReturn() {
    return true;
  }

  /// Takes a message of the kinds that are not the same for all servers; may begin a callback.
  abstract void handle(Message message);

  /// Carries out what a callback ended with; its cost is paid. `init` tells that it was init.
  abstract void act(boolean init);

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    setSelf(process);
    while (process.isAlive()) {
      switch (stage) {
        case NEW -> {
          caller = process.parent();
          begin(initSteps());
          stage = Stage.INIT;
        }
        case INIT -> {
          if (!interpret()) {
            return;
          }
          if (node.pay(process)) {
            stage = Stage.ACTING;
            return;
          }
          if (!initEnded()) {
            return;
          }
        }
        case FAILING_INIT -> {
          if (node.release().awaitsFailedStarts()) {
            tellFailure();
          }
          node.exit(process, rare().leavingReason);
        }
        case LOOP -> {
          if (!next()) {
            return;
          }
        }
        case CALLBACK -> {
          if (!interpret()) {
            return;
          }
          if (ending == Ending.REPLY && callerRef != 0) {
            charge(Cost.SEND);
            chargeCopy(value);
          }
          stage = Stage.ACTING;
          if (node.pay(process)) {
            return;
          }
        }
        case ACTING -> {
          if (started) {
            stage = Stage.LOOP;
            act(false);
          } else if (!initEnded()) {
            return;
          }
        }
        case TERMINATE -> {
          if (!interpret()) {
            return;
          }
          if (ending == Ending.FAILED) {
            rare().leavingReason = value;
          }
          stage = Stage.LAST_REPLY;
        }
        case LAST_REPLY -> {
          if (rare().lastReply != null) {
            charge(Cost.SEND);
          }
          charge(Cost.EXIT);
          stage = Stage.LEAVING;
          if (logsItsEnd() || node.pay(process)) {
            return;
          }
        }
        case LEAVING -> {
          RareMemory memory = rare();
          Term reply = memory.lastReply;
          if (reply != null) {
            replyToCurrent(reply);
          }
          node.exit(process, memory.leavingReason);
        }
      }
    }
  }

  /// Carries out what init ended with. Returns false if the process gives up its turn.
  private boolean initEnded() {
    return switch (ending) {
      case FAILED, STOP -> failInit(value);
      case THROWN -> failInit(Tuple.of(new Atom(badReturnOfInit()), value));
      case ERROR -> {
        emit(EventType.INIT_FAILED, null, value);
        node.acknowledgeStart(self(), value, true);
        node.exit(self(), ExitReason.NORMAL);
        yield true;
      }
      case IGNORE -> {
        emit(EventType.INIT_FAILED, null, new Atom("ignore"));
        giveNameUp();
        node.acknowledgeStart(self(), new Atom("ignore"), false);
        node.exit(self(), ExitReason.NORMAL);
        yield true;
      }
      case RAN_OUT, REPLY, NOREPLY, CONTINUE, TIMEOUT, HIBERNATE, TRANSITION -> {
        started = true;
        stage = Stage.LOOP;
        emit(EventType.STARTED, null, null);
        charge(Cost.SEND);
        node.acknowledgeStart(self(), Atom.OK, false);
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
      return !logsItsEnd();
    }
    if (ending != Ending.THROWN || !keepsNameOnBadReturn()) {
      giveNameUp();
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
    node.acknowledgeStart(self(), failureOfInit(reason), true);
  }

  /// Lets the starter find the name free at once. Source: OTP gen.erl, `unregister_name/1`.
  private void giveNameUp() {
    node.unregister(self());
    RegistryTable.unregisterStarted(node, self());
  }

  /// Begins a callback with these steps.
  final void beginCallback(Instruction[] code) {
    begin(code);
    stage = Stage.CALLBACK;
  }

  /// Ends the callback in hand at once, as if it had failed with `reason`.
  final void failCallback(Term reason) {
    fail(reason);
    stage = Stage.ACTING;
  }

  /// Begins to end with `reason`: the terminate callback first, where there is one.
  final void leave(Term reason, @Nullable Term reply) {
    leave(reason, reason, reply);
  }

  /// The same, where the terminate callback is told another reason than the one of the end.
  final void leave(Term reason, Term told, @Nullable Term reply) {
    RareMemory memory = rare();
    memory.leavingReason = reason;
    memory.lastReply = reply;
    Instruction[] code = terminateSteps();
    if (code == null) {
      stage = Stage.LAST_REPLY;
      return;
    }
    emit(EventType.TERMINATE, null, told);
    begin(code);
    stage = Stage.TERMINATE;
  }

  /// A server that crashes logs it before it ends, which takes long enough for whoever is ready to
  /// run meanwhile. Returns true if it does: then the process gives up its turn.
  ///
  /// Source: OTP gen_server.erl, `terminate/10` and `error_info/8`.
  private boolean logsItsEnd() {
    if (ExitReason.isOrderly(rare().leavingReason)) {
      return false;
    }
    charge(Cost.REPORT);
    node.beginToPay(self());
    return true;
  }

  // ---- messages

  /// Takes the oldest message that may be handled now, or returns false, waiting, if there is none.
  final boolean takeMessage(long timeout) {
    ErlangProcess self = self();
    Message message = suspended ? firstSystemMessage() : self.firstMessage();
    if (message == null) {
      if (node.pay(self)) {
        return false;
      }
      node.waits().awaitMessage(self, suspended || timeout < 0 ? Long.MAX_VALUE : timeout);
      return false;
    }
    node.waits().take(self, message);
    charge(Cost.RECEIVE);
    self.setCause(message.cause());
    caller = message.sender();
    callerRef = message.kind() == Message.Kind.CALL ? message.ref() : 0;
    if (traced) {
      charge(Cost.SYS_TRACE);
      emit(EventType.LOG, null, new crashlab.otp.Text("sys trace: got " + describe(message)));
    }
    dispatch(message);
    node.recycle(message);
    return true;
  }

  private static String describe(Message message) {
    return message.kind().name().toLowerCase(java.util.Locale.ROOT)
        + ' '
        + message.payload().inspect();
  }

  private @Nullable Message firstSystemMessage() {
    Message unfit = null;
    Message m = node.waits().firstUnseen(self(), SYSTEM);
    while (m != null && !isForSystem(m)) {
      unfit = m;
      m = m.next();
    }
    if (unfit != null) {
      node.waits().setSeen(self(), SYSTEM, unfit);
    }
    return m;
  }

  private boolean isForSystem(Message message) {
    return message.kind() == Message.Kind.REQUEST
        || message.kind() == Message.Kind.STOP
        || (message.kind() == Message.Kind.EXIT && isFromParent(message));
  }

  private boolean isFromParent(Message message) {
    ErlangProcess parent = self().parent();
    return parent != null && message.sender() == parent;
  }

  private void dispatch(Message message) {
    switch (message.kind()) {
      case EXIT -> {
        if (isFromParent(message)) {
          leave(message.payload(), null);
        } else {
          handle(message);
        }
      }
      case CRASH -> failCallback(message.payload());
      case STOP -> leave(message.payload(), null);
      case REQUEST -> {
        if (message.extra() instanceof SysRequest request) {
          answerSystem(request, message);
        }
      }
      case CALL, CAST, INFO, DOWN, TASK_RESULT, STATE_TIMER -> handle(message);
      case REPLY, START_ACK, TRY_AGAIN, BEGIN -> {} // nobody waits for them any more
    }
  }

  private void answerSystem(SysRequest request, Message message) {
    Term answer =
        switch (request) {
          case GET_STATE -> stateTerm();
          case SUSPEND -> {
            suspended = true;
            yield Atom.OK;
          }
          case RESUME -> {
            suspended = false;
            yield Atom.OK;
          }
          case TRACE -> {
            traced = true;
            yield Atom.OK;
          }
        };
    charge(Cost.SEND);
    ErlangProcess asker = message.sender();
    if (asker != null) {
      long cause = emit(EventType.REPLY, asker, answer);
      node.deliver(asker, node.message(Message.Kind.REPLY, self(), answer, cause, message.ref()));
    }
  }

  // ---- replies

  /// Sends the reply of the call in hand.
  final void replyToCurrent(Term answer) {
    ErlangProcess to = caller;
    if (to == null || callerRef == 0) {
      return;
    }
    send(to, callerRef, answer);
    callerRef = 0;
  }

  /// The call in hand got no reply from its callback: one may come later.
  final void keepCaller() {
    ErlangProcess to = caller;
    if (to == null || callerRef == 0) {
      return;
    }
    RareMemory memory = rare();
    ArrayDeque<RareMemory.Pending> waiting = memory.pending;
    if (waiting == null) {
      waiting = new ArrayDeque<>();
      memory.pending = waiting;
    }
    waiting.add(new RareMemory.Pending(to, callerRef));
    callerRef = 0;
  }

  @Override
  public final boolean replyToCaller(Term answer) {
    if (callerRef != 0) {
      replyToCurrent(answer);
      return true;
    }
    RareMemory memory = rareIfAny();
    RareMemory.Pending oldest =
        memory == null || memory.pending == null ? null : memory.pending.poll();
    if (oldest == null) {
      return false;
    }
    send(oldest.caller(), oldest.ref(), answer);
    return true;
  }

  private void send(ErlangProcess to, long ref, Term answer) {
    long cause = emit(EventType.REPLY, to, answer);
    node.deliver(to, node.message(Message.Kind.REPLY, self(), answer, cause, ref));
  }
}
