package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// A process that runs its steps once and ends: a task, a bare process, an arrival of a load.
public abstract class RunProgram extends StepProgram {
  private enum Stage {
    NEW,
    RUNNING,
    LEAVING
  }

  private final FunctionCode code;
  private Stage stage = Stage.NEW;

  protected RunProgram(ErlangNode node, FunctionCode code) {
    super(node, code.layout());
    this.code = code;
  }

  @Override
  protected final StateLayout layout() {
    return code.layout();
  }

  /// May the steps begin? If not, the process waits.
  protected boolean mayBegin() {
    return true;
  }

  /// The steps begin.
  protected void began() {
    emit(EventType.STARTED, null, null);
  }

  /// The steps are done, with `result`. Returns true if the process is to end `normal` now.
  protected boolean finished(Term result) {
    return true;
  }

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    setSelf(process);
    while (node.isAlive(process)) {
      Term crash = process.takeCrash();
      if (crash != null) {
        node.waits().endWait(process);
        dropFrames();
        node.lifecycle().exit(process, crash);
        return;
      }
      switch (stage) {
        case NEW -> {
          if (!mayBegin()) {
            return;
          }
          began();
          begin(code.steps());
          stage = Stage.RUNNING;
        }
        case RUNNING -> {
          if (!interpret()) {
            return;
          }
          charge(Cost.EXIT);
          chargeCopy(value);
          stage = Stage.LEAVING;
          if (logsItsEnd() || node.pay(process)) {
            return;
          }
        }
        case LEAVING -> leave(process);
      }
    }
  }

  /// A crash is logged before the process ends, which takes long enough for whoever is ready to run
  /// meanwhile. Returns true if it is: then the process gives up its turn.
  private boolean logsItsEnd() {
    boolean crashed =
        ending == Ending.THROWN || (ending == Ending.FAILED && !ExitReason.isOrderly(value));
    if (!crashed || !logsCrashes()) {
      return false;
    }
    charge(Cost.REPORT);
    node.beginToPay(self());
    return true;
  }

  /// Whether the process itself logs that it crashes; for others the VM does it later.
  protected boolean logsCrashes() {
    return false;
  }

  private void leave(ErlangProcess process) {
    switch (ending) {
      case FAILED -> node.lifecycle().exit(process, value);
      case THROWN -> node.lifecycle().exit(process, ExitReason.notCaught(value));
      case RAN_OUT,
          REPLY,
          NOREPLY,
          CONTINUE,
          STOP,
          TIMEOUT,
          HIBERNATE,
          IGNORE,
          ERROR,
          TRANSITION -> {
        if (finished(value)) {
          node.lifecycle().exit(process, ExitReason.NORMAL);
        }
      }
    }
  }

  @Override
  public final boolean replyToCaller(Term answer) {
    ErlangProcess to = caller;
    if (to == null || callerRef == 0) {
      return false;
    }
    long cause = emit(EventType.REPLY, to, answer);
    node.deliver(to, node.message(Message.Kind.REPLY, self(), answer, cause, callerRef));
    callerRef = 0;
    return true;
  }
}
