package crashlab.library.supervisor;

import java.util.ArrayList;
import java.util.List;

/// The running children of a supervisor, each of which is found by its number in start order. That,
/// and a change of one child, takes logarithmic time.
///
/// Source: Peter M. Fenwick, "A New Data Structure for Cumulative Frequency Tables" (1994).
final class RunningChildren {
  /// Children have places in start order; those that were removed leave theirs empty until the next
  /// [#settle].
  private final List<SupervisedChild> places = new ArrayList<>();

  private final ChildList children;
  private boolean[] runs = {};

  /// At `i`, from 1: how many run of the places below `i` and from `i` less its lowest bit on.
  private int[] sums = {};

  private int count;

  RunningChildren(ChildList children) {
    this.children = children;
    settle();
  }

  /// Gives the children of the list their places anew.
  private void settle() {
    places.clear();
    count = 0;
    int room = Math.max(16, 2 * children.size());
    runs = new boolean[room];
    sums = new int[room + 1];
    for (SupervisedChild child : children) {
      add(child);
    }
  }

  /// How many run.
  int count() {
    return count;
  }

  /// Takes the child in that was put at the end of the list.
  void add(SupervisedChild child) {
    if (places.size() == runs.length) {
      settle();
      return;
    }
    child.place = places.size();
    places.add(child);
    update(child);
  }

  /// A child began to run, or runs no longer. One that is not in the list does not count.
  void update(SupervisedChild child) {
    int place = child.place;
    boolean known = place < places.size() && places.get(place) == child;
    boolean running = child.process() != null;
    if (!known || runs[place] == running) {
      return;
    }
    runs[place] = running;
    int by = running ? 1 : -1;
    count += by;
    for (int i = place + 1; i < sums.length; i += Integer.lowestOneBit(i)) {
      sums[i] += by;
    }
  }

  /// Returns a running child by its number in start order, from 0.
  SupervisedChild get(int number) {
    int place = 0;
    int before = number;
    for (int step = Integer.highestOneBit(sums.length - 1); step > 0; step /= 2) {
      if (place + step < sums.length && sums[place + step] <= before) {
        place += step;
        before -= sums[place];
      }
    }
    return places.get(place);
  }
}
