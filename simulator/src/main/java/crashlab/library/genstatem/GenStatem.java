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

  private final StatemCode code;
  private final StatemTimers timers = new StatemTimers();

  /// Inserted and retried events; what comes in later goes first.
  private final ArrayDeque<StatemEvent> events = new ArrayDeque<>();

  private final ArrayDeque<StatemEvent> postponed = new ArrayDeque<>();
  private final StatemWishes wishes = new StatemWishes();
  private String state;
  private @Nullable StatemEvent inHand;
  private boolean entering;

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
          began();
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

  /// Carries out the actions that init returned, before any message. Source: OTP gen_statem.erl,
  /// `enter/8`.
  private void began() {
    putFirst(wishes.events());
    wishes.setTimers(this, timers);
    wishes.forget();
    enter();
  }

  private void transition() {
    StatemEvent event = inHand;
    String next = wishes.state();
    boolean changes = !entering && next != null && !next.equals(state);
    if (wishes.postpones() && event != null && !entering) {
      postponed.add(event);
      callerRef = 0;
    } else {
      sendReply();
    }
    if (changes && next != null) {
      emit(EventType.STATE, null, new Detail.StateChange(state, next));
      timers.cancel(StatemTimers.STATE); // it lives until the state changes
      putFirst(postponed);
      postponed.clear();
      state = next;
    }
    putFirst(wishes.events());
    wishes.setTimers(this, timers);
    boolean repeat = wishes.repeats() && !entering;
    wishes.forget();
    if (changes || repeat) {
      enter();
    }
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
    if (steps != null) {
      entering = true;
      wishes.forget();
      beginCallback(steps);
    }
  }

  /// What `:sys.get_state` answers. Source: OTP gen_statem.erl, `system_get_state/1`.
  @Override
  public Term stateTerm() {
    return Tuple.of(new Atom(state), super.stateTerm());
  }
}
