package crashlab.library.pg;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who is told of joins and leaves of a group, once for each time it asked.
///
/// Source: OTP pg.erl, `monitor/2`, `notify_group/5`.
final class GroupWatches {
  private final Map<Term, List<Watch>> byGroup = new LinkedHashMap<>();

  /// @param monitor of the scope's process on the one that is told
  private record Watch(ErlangProcess watcher, Monitor monitor) {}

  void add(Term group, ErlangProcess watcher, Monitor monitor) {
    byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).addFirst(new Watch(watcher, monitor));
  }

  /// The watcher of a monitor has ended.
  void remove(long ref) {
    byGroup.values().forEach(each -> each.removeIf(watch -> watch.monitor.ref() == ref));
    byGroup.values().removeIf(List::isEmpty);
  }

  List<ErlangProcess> of(Term group) {
    return byGroup.getOrDefault(group, List.of()).stream().map(Watch::watcher).toList();
  }
}
