package crashlab.library.genstatem;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gen_statem callback asks for: the next state and transition actions, carried out when it
/// ends. Source: OTP gen_statem manual, `action()`.
final class StatemWishes {
  /// A timer to be set when the callback ends.
  private record TimerWish(String timer, long nanos) {}

  private final List<TimerWish> timers = new ArrayList<>();
  private final List<StatemEvent> events = new ArrayList<>();
  private @Nullable String state;
  private @Nullable Term reply;
  private boolean repeats;
  private boolean postpones;

  void forget() {
    state = null;
    reply = null;
    repeats = false;
    postpones = false;
    timers.clear();
    events.clear();
  }

  /// An enter call follows, which adds to what was asked for.
  void beginToEnter() {
    state = null;
    reply = null;
    repeats = false;
  }

  void wantState(String next) {
    state = next;
  }

  void wantRepeat() {
    repeats = true;
  }

  void wantPostpone() {
    postpones = true;
  }

  void wantReply(Term answer) {
    reply = answer;
  }

  void wantEvent(StatemEvent event) {
    events.add(event);
  }

  void wantTimer(String timer, long nanos) {
    timers.add(new TimerWish(timer, nanos));
  }

  /// The next state; null to keep the present one.
  @Nullable String state() {
    return state;
  }

  /// The reply to the call in hand, or null.
  @Nullable Term reply() {
    return reply;
  }

  /// Whether the state is to be entered again.
  boolean repeats() {
    return repeats;
  }

  /// Whether the event in hand is to come again in the next state.
  boolean postpones() {
    return postpones;
  }

  /// Events that come before those that wait, in their order.
  List<StatemEvent> events() {
    return events;
  }

  /// Sets the timers asked for: of each the last setting. Those of no time come in the order of
  /// their setting, the others are started the last one first, so that of two of one length the
  /// last fires first.
  ///
  /// Source: OTP gen_statem.erl, `loop_timeouts`, which walks them from the last to the first.
  void setTimers(GenStatem machine, StatemTimers of) {
    for (int i = timers.size() - 1; i >= 0; i--) {
      TimerWish wish = timers.get(i);
      if (wish.nanos() != 0 && isLast(i)) {
        of.set(machine, wish.timer(), wish.nanos());
      }
    }
    for (int i = 0; i < timers.size(); i++) {
      TimerWish wish = timers.get(i);
      if (wish.nanos() == 0 && isLast(i)) {
        of.set(machine, wish.timer(), 0);
      }
    }
  }

  private boolean isLast(int index) {
    String timer = timers.get(index).timer();
    return timers.subList(index + 1, timers.size()).stream()
        .noneMatch(later -> later.timer().equals(timer));
  }
}
