package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// A link between two processes: one object in the link lists of both, in the order of their
/// making. Of a link between two nodes each side has an object of its own, in which it is the
/// first.
final class Link {
  final ErlangProcess first;
  final ErlangProcess second;
  @Nullable Link firstNext;
  @Nullable Link firstPrevious;
  @Nullable Link secondNext;
  @Nullable Link secondPrevious;

  Link(ErlangProcess first, ErlangProcess second) {
    this.first = first;
    this.second = second;
  }

  /// Whether it is one end of a link between two nodes.
  boolean isRemote() {
    return first.node != second.node;
  }

  ErlangProcess peerOf(ErlangProcess process) {
    return process == first ? second : first;
  }

  @Nullable Link nextOf(ErlangProcess process) {
    return process == first ? firstNext : secondNext;
  }

  @Nullable Link previousOf(ErlangProcess process) {
    return process == first ? firstPrevious : secondPrevious;
  }

  void setNextOf(ErlangProcess process, @Nullable Link link) {
    if (process == first) {
      firstNext = link;
    } else {
      secondNext = link;
    }
  }

  void setPreviousOf(ErlangProcess process, @Nullable Link link) {
    if (process == first) {
      firstPrevious = link;
    } else {
      secondPrevious = link;
    }
  }
}
