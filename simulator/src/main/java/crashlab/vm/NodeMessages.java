package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// The messages of a node on their way: made, put into the mailboxes of their receivers, and used
/// again once they are handled. The third layer of an [ErlangNode].
public abstract sealed class NodeMessages extends NodeCores permits ErlangNode {
  private final int mailboxLimit;
  private @Nullable Message free;
  private long refs;

  NodeMessages(Run run, int index, NodeOptions options) {
    super(run, index, options);
    this.mailboxLimit = options.mailbox();
  }

  /// Returns an empty message for the caller to fill in and [#deliver]. Allocates only if none is
  /// free.
  public final Message message(
      Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause) {
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
  public final Message message(
      Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause, long ref) {
    Message message = message(kind, sender, payload, cause);
    message.ref = ref;
    return message;
  }

  /// Gives back a message that has been handled.
  public final void recycle(Message message) {
    message.extra = null;
    message.sender = null;
    message.isMarked = false;
    message.next = free;
    free = message;
  }

  /// Gives a message that nobody needs to another node, if there is one.
  final void giveEmptyTo(NodeMessages other) {
    Message message = free;
    if (message != null) {
      free = message.next;
      message.next = other.free;
      other.free = message;
    }
  }

  /// Sends a message to a process, or to whoever holds a name when it arrives: at once on this
  /// node. One for nobody is dropped.
  public final void deliver(Destination to, Message message) {
    if (to instanceof ErlangProcess process) {
      deliver(process, message);
    } else if (to instanceof NameSlot name) {
      deliverToHolder(name, message);
    }
  }

  private void deliverToHolder(NameSlot name, Message message) {
    if (name.node() != this) {
      send(message, name, null);
    } else if (name.holder == null) {
      recycle(message);
    } else {
      deliver(name.holder, message);
    }
  }

  /// Sends an answer to the alias that goes with a monitor: to its watcher, unless that has given
  /// the monitor up by then.
  public final void deliver(Monitor alias, Message message) {
    if (alias.watcher.node == this) {
      deliver(alias.watcher, message);
    } else {
      send(message, alias.watcher, alias);
    }
  }

  /// Sends a message: puts it into the mailbox of a receiver on this node, and on its way to one on
  /// another. One for the dead is dropped.
  public final void deliver(ErlangProcess to, Message message) {
    if (to.node != this) {
      send(message, to, null);
      return;
    }
    if (!to.isAlive()) {
      recycle(message);
      return;
    }
    RareState wait = to.rare;
    if (message.ref != 0 && wait != null && message.ref == wait.waitRef) {
      match(to, wait, message);
      return;
    }
    if (message.kind == Message.Kind.REPLY && isDropped(message)) {
      return;
    }
    Mailbox.append(to, message);
    touch(to);
    claimMemory(sizeOf(message));
    int waiting = to.waiting;
    if (wait != null && wait.name != null && waiting > wait.name.mailboxMax) {
      wait.name.mailboxMax = waiting;
    }
    if (waiting > mailboxLimit) {
      mailboxIsFull(to);
    }
    if (to.wakesOnMessage && to.status == ErlangProcess.Status.WAITING) {
      to.wakesOnMessage = false;
      wake(to);
    }
  }

  /// A late reply goes to the alias of a call that is over, and so to nobody; before there were
  /// aliases it stayed in the mailbox, where it reads `{ref, reply}`. Source: OTP gen.erl,
  /// `do_call/4`.
  private boolean isDropped(Message reply) {
    if (release().hasAliases()) {
      recycle(reply);
      return true;
    }
    reply.kind = Message.Kind.TASK_RESULT;
    return false;
  }

  private void mailboxIsFull(ErlangProcess process) {
    String path = process.path().path();
    run.cut(
        "mailbox",
        "the run was cut with more than " + mailboxLimit + " messages in the mailbox of " + path);
  }

  /// Sends a message to another node.
  abstract void send(Message message, Destination to, @Nullable Monitor alias);

  /// A process has the reply to its call.
  abstract void endCall(Monitor monitor);

  private void match(ErlangProcess to, RareState wait, Message message) {
    if (message.kind == Message.Kind.REPLY && wait.callMonitor != null) {
      endCall(wait.callMonitor); // the alias of a call goes with its reply
    }
    if (wait.lastMatched == null) {
      wait.matched = message;
    } else {
      wait.lastMatched.next = message;
    }
    wait.lastMatched = message;
    if (to.status == ErlangProcess.Status.WAITING) {
      wake(to);
    }
  }

  /// A message has left its mailbox.
  final void hasLeft(Message message) {
    freeMemory(sizeOf(message));
  }

  /// Tells whether a process is known here to have ended: of one on another node nothing is.
  final boolean hasEnded(ErlangProcess process) {
    return process.node == this && !process.isAlive();
  }

  /// A reference that nothing else has.
  public final long newRef() {
    return ++refs;
  }
}
