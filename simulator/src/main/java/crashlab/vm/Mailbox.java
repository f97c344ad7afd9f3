package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The messages of one process that wait to be received, oldest first: a doubly linked list, so
/// that a selective receive takes one from the middle without moving the others. Allocates nothing.
final class Mailbox {
  private @Nullable Message head;
  private @Nullable Message tail;
  private int size;

  int size() {
    return size;
  }

  @Nullable Message first() {
    return head;
  }

  @Nullable Message last() {
    return tail;
  }

  void append(Message message) {
    message.next = null;
    message.previous = tail;
    if (tail == null) {
      head = message;
    } else {
      tail.next = message;
    }
    tail = message;
    size++;
  }

  void remove(Message message) {
    Message before = message.previous;
    Message after = message.next;
    if (before == null) {
      head = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      tail = before;
    } else {
      after.previous = before;
    }
    message.next = null;
    message.previous = null;
    size--;
  }

  void clear() {
    head = null;
    tail = null;
    size = 0;
  }
}
