package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The list work of links: an object per link, threaded through both ends, so that neither adding
/// nor removing one depends on how many links a supervisor has.
final class LinkList {
  private LinkList() {}

  /// Returns the link between two processes, or null. Walks the shorter of the two lists; that of
  /// `one` if they are on two nodes, since each has an end of its own then.
  static @Nullable Link find(ErlangProcess one, ErlangProcess other) {
    boolean isFirst = one.node != other.node || one.linkCount <= other.linkCount;
    ErlangProcess side = isFirst ? one : other;
    ErlangProcess wanted = isFirst ? other : one;
    for (Link link = side.firstLink; link != null; link = link.nextOf(side)) {
      if (link.peerOf(side) == wanted) {
        return link;
      }
    }
    return null;
  }

  /// Adds a link to the lists of both processes, or of the first alone if they are on two nodes.
  static void add(Link link) {
    append(link, link.first);
    if (!link.isRemote()) {
      append(link, link.second);
    }
  }

  /// Removes a link, or that end of it which `process` has.
  static void remove(Link link, ErlangProcess process) {
    detach(link, process);
    if (!link.isRemote()) {
      detach(link, link.peerOf(process));
    }
  }

  /// Forgets all links of a process; the other ends stay what they are.
  static void clear(ErlangProcess process) {
    process.firstLink = null;
    process.lastLink = null;
    process.linkCount = 0;
  }

  /// Removes all links of a process and returns the peers in the order of its exit signals.
  static ErlangProcess[] inSignalOrder(ErlangProcess process) {
    ErlangProcess[] peers = new ErlangProcess[process.linkCount];
    int[] numbers = new int[peers.length];
    for (int i = 0; i < peers.length; i++) {
      Link link = process.firstLink;
      if (link == null) {
        throw new IllegalStateException("a list of (" + peers.length + ") links ends at " + i);
      }
      peers[i] = link.peerOf(process);
      numbers[i] = peers[i].number;
      remove(link, process);
    }
    int[] order = LinkOrder.of(numbers);
    ErlangProcess[] ordered = new ErlangProcess[peers.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = peers[order[i]];
    }
    return ordered;
  }

  private static void append(Link link, ErlangProcess process) {
    Link last = process.lastLink;
    link.setPreviousOf(process, last);
    link.setNextOf(process, null);
    if (last == null) {
      process.firstLink = link;
    } else {
      last.setNextOf(process, link);
    }
    process.lastLink = link;
    process.linkCount++;
  }

  private static void detach(Link link, ErlangProcess process) {
    Link before = link.previousOf(process);
    Link after = link.nextOf(process);
    if (before == null) {
      process.firstLink = after;
    } else {
      before.setNextOf(process, after);
    }
    if (after == null) {
      process.lastLink = before;
    } else {
      after.setPreviousOf(process, before);
    }
    process.linkCount--;
  }
}
