package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;

/// What a server tells its starter when its init is over.
///
/// Source: OTP proc_lib.erl, `init_ack/2`, `init_fail/2`; gen_server.erl, `init_it/6`.
final class StartAnswer {
  private static final Atom IGNORE = new Atom("ignore");

  private StartAnswer() {}

  static void ok(ServerLoop server) {
    server.emit(EventType.STARTED, null, null);
    server.charge(Cost.SEND);
    server.node().starts().acknowledge(server.self(), Atom.OK, false);
  }

  /// Init wants no server; the process ends.
  static void ignore(ServerLoop server) {
    server.emit(EventType.INIT_FAILED, null, IGNORE);
    giveNameUp(server);
    server.node().starts().acknowledge(server.self(), IGNORE, false);
    server.node().lifecycle().exit(server.self(), ExitReason.NORMAL);
  }

  static void failed(ServerLoop server, Term reason) {
    server.node().starts().acknowledge(server.self(), reason, true);
  }

  /// Lets the starter find the name free at once. Source: OTP gen.erl, `unregister_name/1`.
  static void giveNameUp(ServerLoop server) {
    ErlangProcess self = server.self();
    server.node().directory().unregister(self);
    if (server.node().local().supervision(self) instanceof ViaName.Registration registration) {
      registration.giveUp(self);
    }
  }
}
