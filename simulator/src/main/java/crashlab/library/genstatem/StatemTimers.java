package crashlab.library.genstatem;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The timers of a gen_statem, by key: that of the state, that of the next event, and named ones.
/// Setting a timer anew or cancelling it makes its earlier settings void.
///
/// Source: OTP gen_statem.erl, `loop_timeouts`, `cancel_timer`.
final class StatemTimers {
  /// The key of the state timeout.
  static final String STATE = "state_timeout";

  /// The key of the event timeout.
  static final String EVENT = "timeout";

  private static final String GENERIC = "generic ";

  /// One setting of a timer, which goes along with the message that it sends.
  private record Setting(String timer, long number) {}

  private final Map<String, Setting> current = new LinkedHashMap<>();

  /// Timeouts of no time, in the order of their setting; they wait until there are no events.
  private final ArrayDeque<StatemEvent> due = new ArrayDeque<>();

  private long settings;

  /// The key of a generic timeout.
  static String generic(String name) {
    return GENERIC + name;
  }

  /// The name of a timer as its event tells it.
  static String nameOf(String timer) {
    return timer.startsWith(GENERIC) ? timer.substring(GENERIC.length()) : timer;
  }

  /// Sets a timer that sends `machine` a message after `nanos`; [Long#MAX_VALUE] only cancels it.
  void set(GenStatem machine, String timer, long nanos) {
    cancel(timer);
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    var setting = new Setting(timer, ++settings);
    Term name = new Atom(nameOf(timer));
    ErlangProcess self = machine.self();
    if (nanos == 0) {
      StatemEvent.Kind kind = StatemEvent.Kind.TIMEOUT;
      due.add(new StatemEvent(kind, kind.type(), name, timer, null, 0, self.cause()));
      return;
    }
    current.put(timer, setting);
    machine.charge(Cost.TIMER);
    Message message = machine.node().message(Message.Kind.TIMEOUT, null, name, self.cause());
    machine.node().timers().sendAfter(nanos, message.with(setting), self);
  }

  void cancel(String timer) {
    current.remove(timer);
    due.removeIf(event -> event.timer().equals(timer));
  }

  /// Returns the oldest timeout of no time, or null.
  @Nullable StatemEvent pollDue() {
    return due.poll();
  }

  /// Returns the key of the timer that sent `message`, which is not set any more then; null if it
  /// was cancelled or set anew since.
  @Nullable String takeFired(Message message) {
    if (message.extra() instanceof Setting setting
        && setting.equals(current.get(setting.timer()))) {
      current.remove(setting.timer());
      return setting.timer();
    }
    return null;
  }
}
