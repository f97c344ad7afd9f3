package crashlab.library.mnesia;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// A process of Mnesia: does one request after the other, as they come.
class MnesiaServer extends JavaServer {
  static final String LOCKER = "mnesia_locker";
  static final String TM = "mnesia_tm";
  static final String RPC = "mnesia_rpc";
  static final String MONITOR = "mnesia_monitor";
  static final String CONTROLLER = "mnesia_controller";

  MnesiaServer(ErlangNode node) {
    super(node);
  }

  /// What such a process is asked to do.
  interface Request {
    void arrive(Mnesia at, long cause);
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof Request request) {
      charge(Cost.ETS_LOOKUP);
      charge(Cost.ETS_INSERT);
      charge(Cost.SEND);
      request.arrive(Mnesia.of(node), message.cause());
    }
  }

  @Override
  public Term stateTerm() {
    return Atom.OK;
  }

  /// Sends a request to the server of a name on a node, whether or not there is one.
  static void ask(
      ErlangNode from,
      ErlangNode to,
      String server,
      Term asTerm,
      Request request,
      ErlangProcess sender) {
    Message message = from.message(Message.Kind.INFO, sender, asTerm, sender.cause());
    from.deliver(to.directory().name(server), message.with(request));
  }
}
