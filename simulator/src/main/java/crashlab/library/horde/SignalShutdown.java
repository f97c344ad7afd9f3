package crashlab.library.horde;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;

/// The last child of a Horde to start and so the first to stop: it tells the others what is coming.
///
/// Source: horde 0.10 signal_shutdown.ex.
final class SignalShutdown extends JavaServer {
  static final ProcessKind KIND =
      ProcessKind.of("horde_signal_shutdown", ProcessKind.Trait.SERVER)
          .described("process of a Horde that announces its stop");

  private final HordeNames names;

  SignalShutdown(ErlangNode node, HordeNames names) {
    super(node);
    this.names = names;
  }

  @Override
  public Term stateTerm() {
    return new Atom(names.horde());
  }

  @Override
  protected void terminate(Term reason, Runnable exit) {
    var message = new HordeMessage.ShuttingDown();
    doNext(new ServerCall(this, names.owner(node), message.term(), message, (_, _) -> exit.run()));
  }
}
