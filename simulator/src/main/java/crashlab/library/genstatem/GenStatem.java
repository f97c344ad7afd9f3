package crashlab.library.genstatem;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.MessageNames;
import crashlab.behaviour.StepServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A gen_statem. Source: OTP gen_statem.erl, `loop_event_result`, `loop_state_transition`,
/// `loop_next_events`.
final class GenStatem extends StepServer {
  /// Source: `loop_state_callback_result`, its last clause.
  private static final Atom BAD_RETURN = new Atom("bad_return_from_state_function");

  private static final Atom BAD_ENTER_RETURN =
      new Atom("bad_state_enter_return_from_state_function");

  private final StatemCode code;
  private final StatemTimers timers = new StatemTimers();

  /// Inserted and retried events; what comes in later goes first.
  private final ArrayDeque<StatemEvent> events = new ArrayDeque<>();

  private final ArrayDeque<StatemEvent> postponed = new ArrayDeque<>();
  private final StatemWishes wishes = new StatemWishes();
  private String state;
  private @Nullable StatemEvent inHand;
  private boolean entering;
  private boolean changed;

  public GenStatem(ErlangNode node, StatemCode code) {
    super(node, code);
    this.code = code;
    this.state = code.initial();
  }

  @Override
  protected StatemCode callbacks() {
    return code;
  }

  /// The name of the state that it is in.
  public String currentState() {
    return state;
  }

  /// What the callback in hand asks for.
  StatemWishes wishes() {
    return wishes;
  }

  @Override
  protected boolean next() {
    StatemEvent event = events.poll();
    if (event == null) {
      event = timers.pollDue();
    }
    if (event == null) {
      return takeMessage(NO_TIMEOUT);
    }
    charge(Cost.RECEIVE);
    caller = event.sender();
    callerRef = event.ref();
    happen(event);
    return true;
  }

  @Override
  protected void handleCall(Message call) {
    happen(StatemEvent.of(StatemEvent.Kind.CALL, call, callerRef));
  }

  @Override
  protected void handleCast(Message cast) {
    happen(StatemEvent.of(StatemEvent.Kind.CAST, cast, 0));
  }

  @Override
  protected void handleInfo(Message message) {
    happen(StatemEvent.of(StatemEvent.Kind.INFO, message, 0));
  }

  @Override
  protected void handleTimeout(Message timeout) {
    String timer = timers.takeFired(timeout);
    if (timer != null) {
      happen(StatemEvent.of(StatemEvent.Kind.TIMEOUT, timeout, 0).by(timer));
    }
  }

  /// Begins the callback for an event.
  private void happen(StatemEvent event) {
    timers.cancel(StatemTimers.EVENT); // any event does
    inHand = event;
    entering = false;
    wishes.forget();
    ErlangProcess process = self();
    process.setCause(
        node.emit(event.type(), process, event.sender(), event.cause(), event.payload()));
    Instruction[] body = clauseFor(event);
    if (body == null) {
      noClause();
    } else {
      beginCallback(body);
    }
  }

  private Instruction @Nullable [] clauseFor(StatemEvent event) {
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
            case StatemTimers.STATE -> clauses.stateTimeout();
            case StatemTimers.EVENT -> clauses.eventTimeout();
            default -> clauses.genericTimeouts().get(StatemTimers.nameOf(event.timer()));
          };
    };
  }

  private static Instruction @Nullable [] infoClause(Clauses info, StatemEvent event) {
    Atom name = MessageNames.of(event.type());
    return name == null ? info.find(event.payload()) : info.named(name);
  }

  @Override
  protected void act(boolean init) {
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
          enter(); // and then what init asked for, before any message. Source: `enter/8`
        } else if (entering) {
          entered();
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
  protected Term failureOfInit(Term reason) {
    return withoutStack(reason);
  }

  /// Source: `init_result/8`.
  @Override
  protected boolean keepsNameOnBadReturn() {
    return false;
  }

  @Override
  protected String badReturnOfInit() {
    return "bad_return_from_init";
  }

  /// What an event's callback asked for begins: the reply goes at once, the rest waits for the
  /// enter calls. Source: `loop_state_callback_result`, `loop_actions`.
  private void transition() {
    String next = wishes.state();
    if (wishes.postpones()) {
      callerRef = 0;
    } else {
      sendReply();
    }
    changed = next != null && !next.equals(state);
    if (changed && next != null) {
      emit(EventType.STATE, null, new Detail.StateChange(state, next));
      state = next;
    }
    if (changed || wishes.repeats()) {
      enter();
    } else {
      complete();
    }
  }

  /// An enter call may ask for another one, but not for another state. Source:
  /// `loop_state_callback_result`.
  private void entered() {
    String next = wishes.state();
    if (next != null && !next.equals(state)) {
      Term result = Tuple.of(new Atom("next_state"), new Atom(next), super.stateTerm());
      Term bad = Tuple.of(BAD_ENTER_RETURN, result);
      leave(ExitReason.withStack(bad), bad, null);
      return;
    }
    sendReply();
    if (wishes.repeats()) {
      enter();
    } else {
      complete();
    }
  }

  /// Carries out what the callback and the enter calls after it have asked for. Source:
  /// `loop_state_transition`, `loop_state_change`, `loop_timeouts`.
  private void complete() {
    if (wishes.postpones() && inHand != null) {
      postponed.add(inHand);
    }
    if (changed) {
      changed = false;
      timers.cancel(StatemTimers.STATE); // it lives until the state changes
      putFirst(postponed);
      postponed.clear();
    }
    putFirst(wishes.events());
    wishes.setTimers(this, timers);
    wishes.forget();
  }

  /// Puts events before those that wait, in their own order. Source: `loop_state_change`,
  /// `loop_done`.
  private void putFirst(Collection<StatemEvent> more) {
    var last = new ArrayDeque<>(more);
    while (!last.isEmpty()) {
      events.addFirst(last.removeLast());
    }
  }

  private void sendReply() {
    Term reply = wishes.reply();
    if (reply != null) {
      charge(Cost.SEND);
      replyToCurrent(reply);
    } else if (inHand != null && inHand.kind() == StatemEvent.Kind.CALL && !entering) {
      keepCaller();
    }
  }

  private void enter() {
    StatemCode.State clauses = code.states().get(state);
    Instruction[] steps = clauses == null ? null : clauses.enter();
    wishes.beginToEnter();
    if (steps == null) {
      complete();
    } else {
      charge(Cost.RECEIVE);
      entering = true;
      beginCallback(steps);
    }
  }

  /// What `:sys.get_state` answers. Source: OTP gen_statem.erl, `system_get_state/1`.
  @Override
  public Term stateTerm() {
    return Tuple.of(new Atom(state), super.stateTerm());
  }
}
