package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The list work of mailboxes: the messages of a process that wait to be received, oldest first. A
/// doubly linked list, so that a selective receive takes one from the middle without moving the
/// others; its ends are in the process. Allocates nothing but marks.
///
/// A mark says how far a reader has looked in vain, so that it does not look at the same messages
/// again each time: what a reader takes may depend on nothing but the message.
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
    if (message.isMarked) {
      moveMarksBack(process, message);
    }
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

  /// Returns the oldest message that `reader` has not looked at, or null.
  static @Nullable Message firstUnseen(ErlangProcess process, Object reader) {
    Mark mark = mark(process, reader);
    Message seen = mark == null ? null : mark.message;
    return seen == null ? process.firstMessage : seen.next;
  }

  /// Notes that `reader` has no use for a message of the mailbox, nor for any before it.
  static void setSeen(ErlangProcess process, Object reader, Message message) {
    Mark mark = mark(process, reader);
    if (mark == null) {
      RareState rare = process.rare();
      mark = new Mark(reader, rare.marks);
      rare.marks = mark;
    }
    mark.message = message;
    message.isMarked = true;
  }

  private static @Nullable Mark mark(ErlangProcess process, Object reader) {
    RareState rare = process.rare;
    Mark mark = rare == null ? null : rare.marks;
    while (mark != null && mark.reader != reader) {
      mark = mark.next;
    }
    return mark;
  }

  private static void moveMarksBack(ErlangProcess process, Message message) {
    message.isMarked = false;
    for (Mark mark = process.rare().marks; mark != null; mark = mark.next) {
      if (mark.message == message) {
        mark.message = message.previous;
        if (message.previous != null) {
          message.previous.isMarked = true;
        }
      }
    }
  }

  /// How far one reader of a mailbox has come.
  static final class Mark {
    private final Object reader;
    private final @Nullable Mark next;

    /// The last message that it has looked at; null for none.
    private @Nullable Message message;

    Mark(Object reader, @Nullable Mark next) {
      this.reader = reader;
      this.next = next;
    }
  }

  static void clear(ErlangProcess process) {
    if (process.rare != null) {
      process.rare.marks = null;
    }
    process.firstMessage = null;
    process.lastMessage = null;
    process.waiting = 0;
  }
}
