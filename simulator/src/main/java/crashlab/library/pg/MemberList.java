package crashlab.library.pg;

import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Processes in the order in which they came, the latest first, each as often as it came. One comes
/// or goes in constant time, however many there are: with a hundred nodes each of them has a list
/// of all members.
final class MemberList {
  private static final int NONE = -1;
  private static final int LEAST = 8;

  private ErlangProcess[] members = new ErlangProcess[LEAST];

  /// The place of the one that came before, or of the next free place.
  private int[] older = new int[LEAST];

  private int[] newer = new int[LEAST];

  /// The place where the same process stood before it came once more.
  private int[] before = new int[LEAST];

  /// The latest place of each process: hashed by pid, the next slot where one is taken.
  private int[] places = emptyPlaces(2 * LEAST);

  private int latest = NONE;
  private int free = NONE;
  private int used;
  private int size;

  private static int[] emptyPlaces(int length) {
    int[] places = new int[length];
    Arrays.fill(places, NONE);
    return places;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The processes, the latest first.
  List<ErlangProcess> toList() {
    List<ErlangProcess> list = new ArrayList<>(size);
    for (int place = latest; place != NONE; place = older[place]) {
      list.add(members[place]);
    }
    return list;
  }

  /// Takes in a process as the latest.
  void addFirst(ErlangProcess member) {
    int place = freePlace();
    members[place] = member;
    older[place] = latest;
    newer[place] = NONE;
    if (latest != NONE) {
      newer[latest] = place;
    }
    latest = place;
    size++;
    int slot = slotOf(member);
    before[place] = places[slot];
    places[slot] = place;
  }

  /// Takes a process out where it came latest, and tells whether it was there.
  boolean remove(ErlangProcess member) {
    int slot = slotOf(member);
    int place = places[slot];
    if (place == NONE) {
      return false;
    }
    if (before[place] == NONE) {
      clear(slot);
    } else {
      places[slot] = before[place];
    }
    unlink(place);
    size--;
    return true;
  }

  private void unlink(int place) {
    int olderPlace = older[place];
    int newerPlace = newer[place];
    if (olderPlace != NONE) {
      newer[olderPlace] = newerPlace;
    }
    if (newerPlace == NONE) {
      latest = olderPlace;
    } else {
      older[newerPlace] = olderPlace;
    }
    older[place] = free;
    free = place;
  }

  private int freePlace() {
    if (free != NONE) {
      int place = free;
      free = older[place];
      return place;
    }
    if (used == members.length) {
      grow();
    }
    return used++;
  }

  private void grow() {
    int length = used + (used >> 1);
    members = Arrays.copyOf(members, length);
    older = Arrays.copyOf(older, length);
    newer = Arrays.copyOf(newer, length);
    before = Arrays.copyOf(before, length);
    if (3 * length > 2 * places.length) {
      int[] old = places;
      places = emptyPlaces(2 * old.length);
      for (int place : old) {
        if (place != NONE) {
          places[slotOf(members[place])] = place;
        }
      }
    }
  }

  /// The slot in which a process is, or would be.
  private int slotOf(ErlangProcess member) {
    int slot = home(member);
    while (places[slot] != NONE && members[places[slot]] != member) {
      slot = next(slot);
    }
    return slot;
  }

  /// Empties a slot, and moves up those behind it that would not be found any more.
  private void clear(int slot) {
    int empty = slot;
    for (int at = next(slot); places[at] != NONE; at = next(at)) {
      int home = home(members[places[at]]);
      if (distance(home, at) >= distance(empty, at)) {
        places[empty] = places[at];
        empty = at;
      }
    }
    places[empty] = NONE;
  }

  private int home(ErlangProcess member) {
    int mixed = member.number() * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & places.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & places.length - 1;
  }

  private int distance(int from, int to) {
    return to - from & places.length - 1;
  }
}
