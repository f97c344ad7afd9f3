package crashlab.vm;

import crashlab.otp.Term;

/// What a process runs: a state machine that can stop wherever the process waits and go on later.
public abstract class Program {
  /// Goes on until the process waits, has time to pay for, or has ended.
  ///
  /// Called when the process is scheduled in. When it returns, the process has ended, has called
  /// one of the waiting methods of the node, or owes time ([ErlangNode#pay]).
  protected abstract void run(ErlangNode node, ErlangProcess self);

  /// Tells whether a waiting process waits for its next message, with nothing in hand.
  public boolean isIdle(ErlangProcess self) {
    return self.wakesOnMessage;
  }

  /// Tells whether an injected failure may strike where the process waits now. If not it strikes
  /// when the program asks for it.
  protected boolean mayFailWaiting() {
    return true;
  }

  /// Is told that its process ended, whatever ended it. Most have nothing to do then.
  protected void ended(ErlangNode node, ErlangProcess self, Term reason) {}
}
