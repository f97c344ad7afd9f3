package crashlab.library.horde;

import java.util.Iterator;

/// Something that is done with one after the other, each of which may take a while.
final class InTurn<T> implements Runnable {
  private final Iterator<T> left;
  private final Work<T> work;
  private final Runnable then;
  private boolean isInHand;
  private boolean goesOn;

  /// Does something with one, and runs `next` when it is done with it.
  interface Work<T> {
    void on(T each, Runnable next);
  }

  InTurn(Iterable<T> all, Work<T> work, Runnable then) {
    this.left = all.iterator();
    this.work = work;
    this.then = then;
  }

  /// Goes on; what is done at once takes no stack.
  @Override
  public void run() {
    goesOn = true;
    if (isInHand) {
      return;
    }
    isInHand = true;
    while (goesOn && left.hasNext()) {
      goesOn = false;
      work.on(left.next(), this);
    }
    isInHand = false;
    if (goesOn) {
      goesOn = false;
      then.run();
    }
  }
}
