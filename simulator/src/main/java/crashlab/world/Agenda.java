package crashlab.world;

import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.List;

/// What happens to a node from outside at a time: an entry is called whenever one of its times
/// comes.
public final class Agenda implements ErlangNode.OutsideEvents {
  /// One entry.
  public interface Entry {
    void happen(long argument);
  }

  private final List<Entry> entries = new ArrayList<>();

  /// Adds an entry and returns its number.
  public int add(Entry entry) {
    entries.add(entry);
    return entries.size() - 1;
  }

  /// Puts an entry at a time.
  public void schedule(ErlangNode node, long timeNanos, int entry) {
    node.schedule(timeNanos, entry, 0);
  }

  @Override
  public void happen(int subject, long argument) {
    entries.get(subject).happen(argument);
  }
}
