package crashlab.vm;

/// Whom a signal can be sent to: a process, or whoever holds a name when the signal arrives.
public sealed interface Destination permits ErlangProcess, NameSlot {
  /// The node that it is on.
  ErlangNode node();
}
