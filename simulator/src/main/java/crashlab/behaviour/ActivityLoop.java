package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A server that can wait in the middle of a callback: while an [Activity] is in hand it goes on
/// with that and takes no message.
abstract class ActivityLoop extends ServerLoop {
  /// Takes how steps ended, and with which value.
  protected interface WhenOver {
    void accept(Ending how, Term value);
  }

  private @Nullable Activity activity;
  private boolean begun;

  ActivityLoop(ErlangNode node, @Nullable StateLayout layout) {
    super(node, layout);
  }

  /// Begins init. It ends by [JavaServer#initDone], [JavaServer#initIgnored] or
  /// [JavaServer#initFailed], at once or later.
  protected abstract void init();

  /// What the server does from now on; null for its mailbox.
  public final void doNext(@Nullable Activity next) {
    activity = next;
  }

  /// Runs steps, such as a callback that the scenario wrote, and then `then`, which decides what
  /// their failure means.
  protected final void runSteps(Instruction[] code, WhenOver then) {
    begin(code);
    doNext(() -> {
      if (!interpret()) {
        return false;
      }
      doNext(null);
      then.accept(ending, value);
      return true;
    });
  }

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    setSelf(process);
    if (!begun) {
      begun = true;
      init();
    }
    while (node.isAlive(process)) {
      Activity current = activity;
      if (current == null ? !takeCrash() && !takeMessage(NO_TIMEOUT) : !current.advance()) {
        return;
      }
    }
  }

  /// What has begun, such as the stop of a child, comes to its end first.
  @Override
  protected final boolean mayFailWaiting() {
    return activity == null && super.mayFailWaiting();
  }

  @Override
  public final boolean isIdle(ErlangProcess self) {
    return activity == null;
  }
}
