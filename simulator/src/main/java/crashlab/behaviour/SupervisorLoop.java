package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.SysVerb;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Program;
import org.jspecify.annotations.Nullable;

/// The loop of a supervisor: takes one message after the other while no [Activity] is in hand, and
/// answers requests.
///
/// Source: OTP gen_server.erl, `loop/7`, in which supervisors run; sys.erl, `handle_system_msg/6`.
abstract class SupervisorLoop extends Program {
  private static final Atom FUNCTION_CLAUSE = new Atom("function_clause");

  final ErlangNode node;
  private @Nullable ErlangProcess self;
  private @Nullable Activity activity;
  private boolean begun;
  private boolean suspended;

  SupervisorLoop(ErlangNode node) {
    this.node = node;
  }

  final ErlangProcess self() {
    ErlangProcess process = self;
    if (process == null) {
      throw new IllegalStateException("supervisor has not run yet");
    }
    return process;
  }

  /// The supervisor's init.
  abstract void init();

  /// Stops all children, then ends with `reason`.
  abstract void shutDown(Term reason);

  /// A process other than the parent ended with `reason`.
  abstract void childExit(@Nullable ErlangProcess ended, Term reason);

  abstract void tryAgain(Child child);

  /// Whether a cast that is none of its own ends the supervisor, as any call does.
  abstract boolean failsOnCast();

  abstract void request(SupervisorRequest request, Asker asker);

  /// The state as `:sys.get_state` tells it: the fields of the record or struct that the model
  /// knows.
  abstract Term stateTerm();

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    self = process;
    if (!begun) {
      begun = true;
      init();
    }
    while (process.isAlive()) {
      Activity current = activity;
      if (current != null) {
        if (!current.advance()) {
          return;
        }
      } else if (!handleNext(process)) {
        return;
      }
    }
  }

  @Override
  public final boolean isIdle(ErlangProcess self) {
    return activity == null;
  }

  /// What the supervisor does from now on; null for its mailbox.
  final void doNext(@Nullable Activity next) {
    activity = next;
  }

  private boolean handleNext(ErlangProcess process) {
    Message message = suspended ? SystemMessages.first(node, process) : process.firstMessage();
    if (message == null) {
      if (node.pay(process)) {
        return false;
      }
      node.waits().awaitMessage(process);
      return false;
    }
    node.waits().take(process, message);
    charge(Cost.RECEIVE);
    process.setCause(message.cause());
    dispatch(message);
    node.recycle(message);
    return true;
  }

  private void dispatch(Message message) {
    switch (message.kind()) {
      case EXIT -> {
        if (SystemMessages.isFromParent(self(), message)) {
          shutDown(message.payload());
        } else {
          childExit(message.sender(), message.payload());
        }
      }
      case TRY_AGAIN -> {
        if (message.extra() instanceof Child child && child.restarting) {
          tryAgain(child);
        }
      }
      case REQUEST -> answer(message, new Asker(message.sender(), message.ref()));
      case CRASH, STOP -> shutDown(message.payload());
      case CALL -> noClause();
      case CAST -> {
        if (failsOnCast()) {
          noClause();
        }
      }
      case INFO, DOWN, REPLY, TASK_RESULT, START_ACK, STATE_TIMER, BEGIN -> {}
    }
  }

  private void answer(Message message, Asker asker) {
    if (message.extra() instanceof SupervisorRequest request) {
      request(request, asker);
    } else if (message.extra() instanceof SysVerb sys) {
      suspended = (suspended || sys == SysVerb.SUSPEND) && sys != SysVerb.RESUME;
      reply(asker, sys == SysVerb.GET_STATE ? stateTerm() : Atom.OK, null);
    }
  }

  /// Ends this supervisor, its children being gone.
  final void end(Term reason) {
    end(reason, () -> {});
  }

  /// Ends this supervisor after a last thing to do.
  private void end(Term reason, Runnable last) {
    charge(Cost.EXIT);
    doNext(() -> {
      if (node.pay(self())) {
        return false;
      }
      last.run();
      node.lifecycle().exit(self(), reason);
      return true;
    });
  }

  /// Ends init well.
  final void initDone() {
    emit(EventType.STARTED, null, null);
    charge(Cost.SEND);
    node.lifecycle().acknowledgeStart(self(), Atom.OK, false);
    doNext(null);
  }

  /// Ends init, and the supervisor, with `reason`. Since OTP 26 the starter learns of it at the
  /// end, before that at once.
  final void initFailed(Term reason) {
    emit(EventType.INIT_FAILED, null, reason);
    Runnable tell = () -> node.lifecycle().acknowledgeStart(self(), reason, true);
    if (node.release().awaitsFailedStarts()) {
      end(reason, tell);
    } else {
      node.directory().unregister(self());
      tell.run();
      end(reason);
    }
  }

  /// A message that no clause of the supervisor's code takes ends it.
  final void noClause() {
    shutDown(ExitReason.withStack(FUNCTION_CLAUSE));
  }

  // ---- replies and facts

  /// Who asked, and under which reference; nobody waits for the answer if it was somebody outside.
  record Asker(@Nullable ErlangProcess process, long ref) {}

  /// Answers a request. `started` is the process that the answer speaks of, or null.
  final void reply(Asker asker, Term answer, @Nullable ErlangProcess started) {
    ErlangProcess to = asker.process();
    if (to == null) {
      return;
    }
    charge(Cost.SEND);
    long cause = emit(EventType.REPLY, to, answer);
    Message reply = node.message(Message.Kind.REPLY, self(), answer, cause, asker.ref());
    node.deliver(to, started == null ? reply : reply.with(started));
  }

  final long emit(EventType type, @Nullable ErlangProcess other, @Nullable Digested detail) {
    return node.emit(type, self(), other, self().cause(), detail);
  }

  final void charge(Cost cost) {
    node.charge(self(), cost);
  }
}
