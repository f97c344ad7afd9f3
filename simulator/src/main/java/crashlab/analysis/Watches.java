package crashlab.analysis;

import crashlab.scenario.Subject;
import crashlab.trace.Detail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The watches on the words by which a scenario means processes, found by what a process is called
/// and by its pid, so that an event costs the same however many there are.
final class Watches {
  private static final Watch[] NONE = {};

  private final Map<String, Watch> byWord = new LinkedHashMap<>();
  private Watch[][] byPid = {};

  /// Returns the watch on a word, the same one for the same word.
  Watch of(Subject subject) {
    return byWord.computeIfAbsent(subject.shown(), _ -> new Watch(subject));
  }

  /// Returns the watches on a name, of any node or of that where a process is.
  List<Watch> named(String name, Detail.Identity process) {
    List<Watch> meant = new ArrayList<>(2);
    add(meant, name, process);
    return meant;
  }

  /// Returns the watches that may mean a new process: on its name, on its path, and on each end of
  /// its path.
  List<Watch> meantBy(Detail.Identity identity) {
    if (byWord.isEmpty()) {
      return List.of();
    }
    List<Watch> meant = new ArrayList<>();
    add(meant, identity.name(), identity);
    String path = identity.path();
    add(meant, path, identity);
    for (int i = path.length() - 1; i > 0; i--) {
      if (path.charAt(i) == '/' || path.charAt(i) == '>') {
        add(meant, path.substring(i + 1), identity);
      }
    }
    return meant;
  }

  private void add(List<Watch> meant, @Nullable String word, Detail.Identity process) {
    add(meant, word);
    if (word != null && process.node().isDistributed()) {
      add(meant, new Subject(word, process.node().name()).shown());
    }
  }

  private void add(List<Watch> meant, @Nullable String word) {
    Watch watch = word == null ? null : byWord.get(word);
    if (watch != null && !meant.contains(watch)) {
      meant.add(watch);
    }
  }

  /// A process may be one of those that a watch is on.
  void note(Watch watch, int pid) {
    if (!watch.contains(pid)) {
      return;
    }
    if (pid >= byPid.length) {
      int before = byPid.length;
      byPid = Arrays.copyOf(byPid, Math.max(pid + 1, 2 * before));
      Arrays.fill(byPid, before, byPid.length, NONE);
    }
    Watch[] noted = byPid[pid];
    if (!Arrays.asList(noted).contains(watch)) {
      byPid[pid] = Arrays.copyOf(noted, noted.length + 1);
      byPid[pid][noted.length] = watch;
    }
  }

  /// Returns the watches that are or were on a process. Allocates nothing.
  Watch[] of(int pid) {
    return pid < byPid.length ? byPid[pid] : NONE;
  }
}
