package crashlab.vm;

/// What an entry of a run's queue stands for: the low bits of its kind. Those of a node have the
/// node's own number in the bits above; see [#ofNode].
final class QueueEntry {
  /// A busy stretch ends. Subject: the scheduler; argument: its epoch.
  static final int SLICE = 0;

  /// The timer of a process fires. Subject: its slot; argument: its number.
  static final int TIMER = 1;

  /// A message is sent that was to be sent after a time. Subject: its number in the table;
  /// argument: the `seq` of the event that set the timer.
  static final int SEND_AFTER = 2;

  /// Subject: an entry of the [Agenda].
  static final int AGENDA = 3;

  /// A signal arrives at another node. Subject: the [Channel]; argument: the signal's number there.
  static final int ARRIVAL = 4;

  /// The network does something by itself. Subject: the slot of it in [NetworkTimers].
  static final int NETWORK = 5;

  private static final int BITS = 4;
  private static final int NODE_BITS = 12;

  /// The most nodes that a run may have.
  static final int MAX_NODES = 1 << NODE_BITS;

  /// What no node's entries have in common.
  static final int NOBODY = -1;

  private QueueEntry() {}

  static int kind(int packed) {
    return packed & (1 << BITS) - 1;
  }

  /// The index of the node that an entry belongs to.
  static int node(int packed) {
    return packed >>> BITS & MAX_NODES - 1;
  }

  /// All but the kind, as [#ofNode] gave it.
  static int owner(int packed) {
    return packed & -(1 << BITS);
  }

  /// What the entries of a node have in common, to be combined with a kind. Those of one life of
  /// the node can be told from those of another.
  static int ofNode(int index, int life) {
    return life << (BITS + NODE_BITS) | index << BITS;
  }
}
