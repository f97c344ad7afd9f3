package crashlab.library.mnesia;

import crashlab.otp.Term;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;

/// `mnesia_monitor`: the others know by it whether Mnesia runs here.
///
/// Source: OTP mnesia_monitor.erl, `handle_info({'EXIT', Pid, _}, State)`.
final class MonitorServer extends MnesiaServer implements Belonging {
  MonitorServer(ErlangNode node) {
    super(node);
  }

  @Override
  protected void init() {
    node.belongings().acquire(self(), this);
    initDone();
  }

  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
    Mnesia.of(on).stopped(cause);
  }
}
