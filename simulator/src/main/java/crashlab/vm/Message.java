package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// A message in a mailbox or on its way there. Reused once it was handled: whoever takes one copies
/// what it needs before it gives the message back.
public final class Message {
  /// How a message came, which decides who takes it. What a library's own protocol says beyond that
  /// goes into `extra`, for the receivers that know it; to others it is its payload.
  public enum Kind {
    /// A request that wants a reply under `ref`.
    CALL,
    CAST,
    INFO,
    /// An exit signal that was trapped.
    EXIT,
    /// A monitor fired.
    DOWN,
    /// The answer to the call of `ref`.
    REPLY,
    /// The result of the task whose monitor is `ref`.
    TASK_RESULT,
    /// A timer that the receiver set for itself has run out; which setting of it, in `extra`.
    TIMEOUT,
    /// A started child tells its starter that init is over.
    START_ACK,
    /// A request by `:sys`, which stands in `extra`.
    SYSTEM,
    /// `GenServer.stop` with the payload as reason.
    STOP
  }

  Kind kind = Kind.INFO;
  Term payload = Atom.NIL;
  @Nullable Object extra;
  @Nullable ErlangProcess sender;
  long ref;
  long cause;

  /// While a timer waits to send it: the receiver.
  @Nullable Destination addressee;

  @Nullable Message next;
  @Nullable Message previous;

  /// Whether a mark of the mailbox stands here.
  boolean isMarked;

  Message() {}

  /// Gives the message something that no term of the scenario can say, and returns it.
  public Message with(Object more) {
    extra = more;
    return this;
  }

  public Kind kind() {
    return kind;
  }

  public Term payload() {
    return payload;
  }

  public @Nullable Object extra() {
    return extra;
  }

  /// The process that sent it or, for EXIT and DOWN, that ended; null for somebody outside.
  public @Nullable ErlangProcess sender() {
    return sender;
  }

  /// The call, monitor or start that it answers; 0 for none.
  public long ref() {
    return ref;
  }

  /// The `seq` of the event that sent it.
  public long cause() {
    return cause;
  }

  /// The message that arrived after this one, or null.
  public @Nullable Message next() {
    return next;
  }
}
