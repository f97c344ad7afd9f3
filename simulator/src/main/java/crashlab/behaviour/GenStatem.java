package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A gen_statem. Source: OTP gen_statem.erl, `loop_event_result`, `loop_state_transition`,
/// `loop_next_events`.
public final class GenStatem extends ServerProgram {
  static final String STATE_TIMEOUT = "state_timeout";
  static final String EVENT_TIMEOUT = "timeout";
  static final String GENERIC = "generic ";
  private static final Atom FUNCTION_CLAUSE = new Atom("function_clause");

  /// Source: `loop_state_callback_result`, its last clause.
  private static final Atom BAD_RETURN = new Atom("bad_return_from_state_function");

  /// What makes a machine act.
  private enum EventKind {
    CALL(EventType.RECEIVE_CALL),
    CAST(EventType.RECEIVE_CAST),
    INFO(EventType.RECEIVE_INFO),
    INTERNAL(EventType.RECEIVE_CONTINUE),
    TIMEOUT(EventType.RECEIVE_TIMEOUT);

    private final EventType type;

    EventKind(EventType type) {
      this.type = type;
    }
  }

  /// One event, which may come again if it is postponed.
  private record Event(
      EventKind kind,
      EventType type,
      Term payload,
      String timer,
      @Nullable ErlangProcess sender,
      long ref,
      long cause) {}

  /// One setting of a timer; the machine knows which setting is the current one.
  private record Setting(String timer, long number) {}

  private final StatemCode code;
  private final Map<String, Setting> timers = new LinkedHashMap<>();

  /// Inserted and retried events; what comes in later goes first.
  private final ArrayDeque<Event> events = new ArrayDeque<>();

  /// Timeouts of no time, in the order of their setting; they wait until there are no events.
  private final ArrayDeque<Event> dueTimeouts = new ArrayDeque<>();

  private final ArrayDeque<Event> postponed = new ArrayDeque<>();
  private final List<Runnable> timerActions = new ArrayList<>();
  private final List<Event> wantedEvents = new ArrayList<>();
  private String state;
  private @Nullable Event inHand;
  private @Nullable String wantedState;
  private @Nullable Term wantedReply;
  private boolean repeats;
  private boolean postpones;
  private boolean entering;
  private long settings;

  public GenStatem(ErlangNode node, StatemCode code) {
    super(node, code.layout());
    this.code = code;
    this.state = code.initial();
  }

  @Override
  protected StateLayout layout() {
    return code.layout();
  }

  @Override
  Instruction[] initSteps() {
    return code.init();
  }

  @Override
  Instruction @Nullable [] terminateSteps() {
    return code.terminate();
  }

  // ---- what a callback asks for

  void wantState(String next) {
    wantedState = next;
  }

  void wantRepeat() {
    repeats = true;
  }

  void wantPostpone() {
    postpones = true;
  }

  void wantReply(Term reply) {
    wantedReply = reply;
  }

  void wantEvent(Term event) {
    wantedEvents.add(
        new Event(
            EventKind.INTERNAL, EventKind.INTERNAL.type, event, "", self(), 0, self().cause()));
  }

  void wantTimer(String timer, long nanos) {
    timerActions.add(() -> setTimer(timer, nanos));
  }

  // ---- events

  @Override
  boolean next() {
    Event event = events.poll();
    if (event == null) {
      event = dueTimeouts.poll();
    }
    if (event == null) {
      return takeMessage(NO_TIMEOUT);
    }
    caller = event.sender();
    callerRef = event.ref();
    happen(event);
    return true;
  }

  @Override
  void handle(Message message) {
    EventKind kind =
        switch (message.kind()) {
          case CALL -> EventKind.CALL;
          case CAST -> EventKind.CAST;
          case STATE_TIMER -> EventKind.TIMEOUT;
          case INFO, EXIT, DOWN, TASK_RESULT -> EventKind.INFO;
          case REPLY, START_ACK, REQUEST, CRASH, STOP, TRY_AGAIN, BEGIN -> EventKind.INFO;
        };
    String timer = "";
    if (kind == EventKind.TIMEOUT) {
      if (!(message.extra() instanceof Setting setting) || !isCurrent(setting)) {
        return;
      }
      timer = setting.timer();
      timers.remove(timer);
    }
    EventType type =
        kind == EventKind.INFO ? ReceiveStep.MessageNames.received(message) : kind.type;
    happen(
        new Event(
            kind, type, message.payload(), timer, message.sender(), callerRef, message.cause()));
  }

  private boolean isCurrent(Setting setting) {
    return setting.equals(timers.get(setting.timer()));
  }

  /// Begins the callback for an event.
  private void happen(Event event) {
    cancel(EVENT_TIMEOUT); // any event does
    inHand = event;
    entering = false;
    forgetWishes();
    ErlangProcess process = self();
    process.setCause(
        node.emit(event.type(), process, event.sender(), event.cause(), event.payload()));
    Instruction[] body = clauseFor(event);
    if (body == null) {
      failCallback(ExitReason.withStack(FUNCTION_CLAUSE));
    } else {
      beginCallback(body);
    }
  }

  private Instruction @Nullable [] clauseFor(Event event) {
    StatemCode.State clauses = code.states().get(state);
    if (clauses == null) {
      return null;
    }
    return switch (event.kind()) {
      case CALL -> clauses.call().find(event.payload());
      case CAST -> clauses.cast().find(event.payload());
      case INTERNAL -> clauses.internal().find(event.payload());
      case INFO -> infoClause(clauses.info(), event);
      case TIMEOUT ->
          switch (event.timer()) {
            case STATE_TIMEOUT -> clauses.stateTimeout();
            case EVENT_TIMEOUT -> clauses.eventTimeout();
            default -> clauses.genericTimeouts().get(event.timer().substring(GENERIC.length()));
          };
    };
  }

  private static Instruction @Nullable [] infoClause(Clauses info, Event event) {
    return switch (event.type()) {
      case RECEIVE_EXIT -> info.named(ReceiveStep.MessageNames.EXIT);
      case RECEIVE_DOWN -> info.named(ReceiveStep.MessageNames.DOWN);
      case RECEIVE_TASK_RESULT -> info.named(ReceiveStep.MessageNames.TASK_RESULT);
      default -> info.find(event.payload());
    };
  }

  private void forgetWishes() {
    wantedState = null;
    wantedReply = null;
    repeats = false;
    postpones = false;
    timerActions.clear();
    wantedEvents.clear();
  }

  // ---- transitions

  @Override
  void act(boolean init) {
    switch (ending) {
      case FAILED -> leave(value, withoutStack(value), null);
      case STOP -> {
        sendReply();
        leave(value, null);
      }
      case THROWN, IGNORE, ERROR -> {
        Term bad = Tuple.of(BAD_RETURN, value);
        leave(ExitReason.withStack(bad), bad, null);
      }
      case RAN_OUT, REPLY, NOREPLY, CONTINUE, TIMEOUT, HIBERNATE, TRANSITION -> {
        if (init) {
          enter();
        } else {
          transition();
        }
      }
    }
  }

  /// What terminate is told of an error: a gen_statem keeps the stack trace apart. Source:
  /// `terminate/7`.
  private static Term withoutStack(Term reason) {
    return reason instanceof Tuple tuple && tuple.size() == 2 && tuple.get(1).equals(Opaque.STACK)
        ? tuple.get(0)
        : reason;
  }

  /// Source: `init_it/6`, whose failed start says nothing of the stack trace.
  @Override
  Term failureOfInit(Term reason) {
    return withoutStack(reason);
  }

  /// Source: `init_result/8`.
  @Override
  boolean keepsNameOnBadReturn() {
    return false;
  }

  @Override
  String badReturnOfInit() {
    return "bad_return_from_init";
  }

  private void transition() {
    Event event = inHand;
    String next = wantedState;
    boolean changes = !entering && next != null && !next.equals(state);
    if (postpones && event != null && !entering) {
      postponed.add(event);
      callerRef = 0;
    } else {
      sendReply();
    }
    if (changes && next != null) {
      emit(EventType.STATE, null, new Detail.StateChange(state, next));
      cancel(STATE_TIMEOUT); // it lives until the state changes
      putFirst(postponed);
      postponed.clear();
      state = next;
    }
    putFirst(wantedEvents);
    timerActions.forEach(Runnable::run);
    boolean repeat = repeats && !entering;
    forgetWishes();
    if (changes || repeat) {
      enter();
    }
  }

  /// Puts events before those that wait, in their own order. Source: `loop_state_change`,
  /// `loop_done`.
  private void putFirst(Collection<Event> more) {
    var last = new ArrayDeque<>(more);
    while (!last.isEmpty()) {
      events.addFirst(last.removeLast());
    }
  }

  private void sendReply() {
    Term reply = wantedReply;
    if (reply != null) {
      charge(Cost.SEND);
      replyToCurrent(reply);
    } else if (inHand != null && inHand.kind() == EventKind.CALL && !entering) {
      keepCaller();
    }
  }

  private void enter() {
    StatemCode.State clauses = code.states().get(state);
    Instruction[] steps = clauses == null ? null : clauses.enter();
    if (steps != null) {
      entering = true;
      forgetWishes();
      beginCallback(steps);
    }
  }

  private void cancel(String timer) {
    timers.remove(timer);
    dueTimeouts.removeIf(due -> due.timer().equals(timer));
  }

  private void setTimer(String timer, long nanos) {
    cancel(timer);
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    var setting = new Setting(timer, ++settings);
    Term name = new Atom(timer.startsWith(GENERIC) ? timer.substring(GENERIC.length()) : timer);
    ErlangProcess self = self();
    if (nanos == 0) {
      dueTimeouts.add(
          new Event(EventKind.TIMEOUT, EventKind.TIMEOUT.type, name, timer, null, 0, self.cause()));
      return;
    }
    timers.put(timer, setting);
    charge(Cost.TIMER);
    Message message = node.message(Message.Kind.STATE_TIMER, null, name, self.cause());
    node.sendAfter(nanos, node.with(message, setting), self, null);
  }

  @Override
  public Term stateTerm() {
    var both = new LinkedHashMap<String, Term>();
    both.put("state", new Atom(state));
    both.put("data", super.stateTerm());
    return new MapTerm(both);
  }
}
