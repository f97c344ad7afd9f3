package crashlab.vm;

import crashlab.otp.Cost;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// The messages of a node on their way: made, put into the mailboxes of their receivers, and used
/// again once they are handled.
public final class Messages {
  private final ErlangNode node;
  private final MemoryUse memory;
  private final int mailboxLimit;
  private final boolean hasAliases;
  private final long messageBytes;
  private @Nullable Message free;

  Messages(ErlangNode node, MemoryUse memory, int mailboxLimit) {
    this.node = node;
    this.memory = memory;
    this.mailboxLimit = mailboxLimit;
    this.hasAliases = node.release().hasAliases();
    this.messageBytes = node.costs().of(Cost.MESSAGE_BYTES);
  }

  /// Returns an empty message for the caller to fill in and [#deliver]. Allocates only if none is
  /// free.
  public Message of(Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause) {
    Message message = free;
    if (message == null) {
      message = new Message();
    } else {
      free = message.next;
      message.next = null;
    }
    message.kind = kind;
    message.sender = sender;
    message.payload = payload;
    message.cause = cause;
    message.ref = 0;
    return message;
  }

  /// Returns a message that answers or carries a reference.
  public Message of(
      Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause, long ref) {
    Message message = of(kind, sender, payload, cause);
    message.ref = ref;
    return message;
  }

  /// Gives back a message that has been handled.
  public void recycle(Message message) {
    message.extra = null;
    message.sender = null;
    message.isMarked = false;
    message.next = free;
    free = message;
  }

  /// Puts a message into the mailbox of its receiver; one for the dead is dropped.
  public void deliver(ErlangProcess to, Message message) {
    if (!to.isAlive()) {
      recycle(message);
      return;
    }
    RareState wait = to.rare;
    if (message.ref != 0 && wait != null && message.ref == wait.waitRef) {
      match(to, wait, message);
      return;
    }
    if (message.kind == Message.Kind.REPLY) { // late. Source: OTP gen.erl, do_call/4
      if (hasAliases) {
        recycle(message); // the alias that it was sent to is gone
        return;
      }
      message.kind = Message.Kind.TASK_RESULT; // as such it reads: {ref, reply}
    }
    Mailbox.append(to, message);
    node.touch(to);
    memory.claim(sizeOf(message));
    int waiting = to.waiting;
    if (to.name != null && waiting > to.name.mailboxMax) {
      to.name.mailboxMax = waiting;
    }
    if (waiting > mailboxLimit) {
      node.die("mailbox of " + to.path().path() + " holds more than " + mailboxLimit + " messages");
    }
    if (to.wakesOnMessage && to.status == ErlangProcess.Status.WAITING) {
      to.wakesOnMessage = false;
      node.wake(to);
    }
  }

  private void match(ErlangProcess to, RareState wait, Message message) {
    if (message.kind == Message.Kind.REPLY && wait.callMonitor != null) {
      wait.callMonitor.detach(); // the alias of a call goes with its reply
    }
    if (wait.lastMatched == null) {
      wait.matched = message;
    } else {
      wait.lastMatched.next = message;
    }
    wait.lastMatched = message;
    if (to.status == ErlangProcess.Status.WAITING) {
      node.wake(to);
    }
  }

  /// A message has left its mailbox.
  void hasLeft(Message message) {
    memory.free(sizeOf(message));
  }

  /// The bytes that a message takes in a mailbox.
  private long sizeOf(Message message) {
    return messageBytes + message.payload.bytes();
  }
}
