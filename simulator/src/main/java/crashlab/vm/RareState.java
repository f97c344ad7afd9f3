package crashlab.vm;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// What a process needs only once it waits for a reply or a time, monitors or is monitored, owns
/// something, or suffers a fault: most of a million idle processes never do.
final class RareState {
  /// Messages under this reference go to `matched`, not to the mailbox; 0 for none.
  long waitRef;

  long deadlineNanos = ErlangProcess.NEVER;
  long timerAtNanos = ErlangProcess.NEVER;
  @Nullable Message matched;
  @Nullable Message lastMatched;

  /// How far the readers of its mailbox have come.
  Mailbox.@Nullable Mark marks;

  @Nullable Monitor firstMonitor;
  @Nullable Monitor lastMonitor;
  @Nullable Monitor firstWatching;
  @Nullable Monitor lastWatching;
  @Nullable Monitor callMonitor;

  /// The name it is registered under, or null.
  @Nullable NameSlot name;

  /// In the order of their acquiring; null for nothing.
  @Nullable LinkedHashSet<Belonging> belongings;

  @Nullable Affliction affliction;

  RareState() {}
}
