package crashlab.library.supervisor;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The children of a supervisor in start order. Adding and removing one takes constant time.
final class ChildList implements Iterable<SupervisedChild> {
  private @Nullable SupervisedChild first;
  private @Nullable SupervisedChild last;
  private int size;

  @Nullable SupervisedChild first() {
    return first;
  }

  @Nullable SupervisedChild last() {
    return last;
  }

  int size() {
    return size;
  }

  /// Adds a child as the last.
  void add(SupervisedChild child) {
    child.previous = last;
    if (last == null) {
      first = child;
    } else {
      last.next = child;
    }
    last = child;
    size++;
  }

  /// Makes a child that is in the list the last.
  void moveToEnd(SupervisedChild child) {
    remove(child);
    add(child);
  }

  /// Removes a child that is in the list.
  void remove(SupervisedChild child) {
    if (child.previous == null) {
      first = child.next;
    } else {
      child.previous.next = child.next;
    }
    if (child.next == null) {
      last = child.previous;
    } else {
      child.next.previous = child.previous;
    }
    child.next = null;
    child.previous = null;
    size--;
  }

  @Override
  public Iterator<SupervisedChild> iterator() {
    return new Iterator<>() {
      private @Nullable SupervisedChild next = first;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public SupervisedChild next() {
        SupervisedChild child = next;
        if (child == null) {
          throw new NoSuchElementException();
        }
        next = child.next;
        return child;
      }
    };
  }
}
