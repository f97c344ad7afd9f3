package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.vm.Message;

/// A timer of a server written in Java, which acts when it has run out. Setting it anew or
/// cancelling it makes its earlier setting void, also if its message is in the mailbox already.
///
/// Source: OTP erlang manual, `start_timer/4`, `cancel_timer/2`.
public final class ServerTimer {
  private static final long OFF = 0;

  private final JavaServer server;
  private final Atom name;
  private final Runnable action;
  private long setting = OFF;

  /// @param name how the trace tells of it
  /// @param action what the server does when the timer has run out, as in a callback
  public ServerTimer(JavaServer server, String name, Runnable action) {
    this.server = server;
    this.name = new Atom(name);
    this.action = action;
  }

  /// Sets the timer to run out in `nanos`.
  public void set(long nanos) {
    setting = server.node().newRef();
    server.charge(Cost.TIMER);
    Message message =
        server
            .node()
            .message(Message.Kind.TIMEOUT, null, name, server.self().cause(), setting)
            .with(this);
    server.node().timers().sendAfter(nanos, message, server.self());
  }

  public void cancel() {
    setting = OFF;
  }

  /// Tells whether `timeout` comes from the present setting, which is over then.
  boolean takeFired(Message timeout) {
    if (timeout.ref() != setting) {
      return false;
    }
    setting = OFF;
    return true;
  }

  void act() {
    action.run();
  }
}
