package crashlab.vm;

/// The list work of mailboxes: the messages of a process that wait to be received, oldest first. A
/// doubly linked list, so that a selective receive takes one from the middle without moving the
/// others; its ends are in the process. Allocates nothing.
final class Mailbox {
  private Mailbox() {}

  static void append(ErlangProcess process, Message message) {
    Message last = process.lastMessage;
    message.next = null;
    message.previous = last;
    if (last == null) {
      process.firstMessage = message;
    } else {
      last.next = message;
    }
    process.lastMessage = message;
    process.waiting++;
  }

  static void remove(ErlangProcess process, Message message) {
    Message before = message.previous;
    Message after = message.next;
    if (before == null) {
      process.firstMessage = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      process.lastMessage = before;
    } else {
      after.previous = before;
    }
    message.next = null;
    message.previous = null;
    process.waiting--;
  }

  static void clear(ErlangProcess process) {
    process.firstMessage = null;
    process.lastMessage = null;
    process.waiting = 0;
  }
}
