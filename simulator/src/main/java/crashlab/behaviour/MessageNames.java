package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// How a receive or a callback reads a message: which clause takes it, and what the trace tells of
/// it. Messages that are no plain terms have names.
public final class MessageNames {
  public static final Atom EXIT = new Atom("EXIT");
  public static final Atom DOWN = new Atom("DOWN");
  public static final Atom TASK_RESULT = new Atom("task_result");
  public static final Atom TIMEOUT = new Atom("timeout");

  /// How the reason of an exit signal begins that tells a process that it has lost its name.
  public static final Atom NAME_CONFLICT = new Atom("name_conflict");

  private MessageNames() {}

  /// Returns the steps of the clause that takes a message, or null if none does.
  public static Instruction @Nullable [] clause(Clauses clauses, Message message) {
    return switch (message.kind()) {
      case CALL, CAST, INFO -> clauses.find(message.payload());
      case EXIT -> ofExit(clauses, message.payload());
      case DOWN -> clauses.named(DOWN);
      case TASK_RESULT -> clauses.named(TASK_RESULT);
      case REPLY, TIMEOUT, START_ACK, SYSTEM, STOP -> null;
    };
  }

  /// An exit signal of Horde.Registry has a clause of its own; where that is missing it is one like
  /// all others.
  private static Instruction @Nullable [] ofExit(Clauses clauses, Term reason) {
    boolean isConflict =
        reason instanceof Tuple tuple && tuple.size() == 4 && tuple.get(0).equals(NAME_CONFLICT);
    return clauses.named(isConflict && clauses.has(NAME_CONFLICT) ? NAME_CONFLICT : EXIT);
  }

  /// Returns the name of messages whose receipt an event of this type tells; null where they are
  /// plain terms.
  public static @Nullable Atom of(EventType received) {
    if (received == EventType.RECEIVE_EXIT) {
      return EXIT;
    }
    if (received == EventType.RECEIVE_DOWN) {
      return DOWN;
    }
    return received == EventType.RECEIVE_TASK_RESULT ? TASK_RESULT : null;
  }

  /// Returns the event that tells of the receipt of a message.
  public static EventType received(Message message) {
    return switch (message.kind()) {
      case CALL -> EventType.RECEIVE_CALL;
      case CAST -> EventType.RECEIVE_CAST;
      case EXIT -> EventType.RECEIVE_EXIT;
      case DOWN -> EventType.RECEIVE_DOWN;
      case TASK_RESULT -> EventType.RECEIVE_TASK_RESULT;
      case TIMEOUT -> EventType.RECEIVE_TIMEOUT;
      case INFO, REPLY, START_ACK, SYSTEM, STOP -> EventType.RECEIVE_INFO;
    };
  }

  public static Digested detail(Message message) {
    return message.extra() instanceof Detail.NameDown down ? down : message.payload();
  }
}
