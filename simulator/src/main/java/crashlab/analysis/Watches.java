package crashlab.analysis;

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
  Watch of(String word) {
    return byWord.computeIfAbsent(word, Watch::new);
  }

  /// Returns the watch on a word, or null.
  @Nullable Watch named(String word) {
    return byWord.get(word);
  }

  /// Returns the watches that may mean a new process: on its name, on its path, and on each end of
  /// its path.
  List<Watch> meantBy(Detail.Identity identity) {
    if (byWord.isEmpty()) {
      return List.of();
    }
    List<Watch> meant = new ArrayList<>();
    add(meant, identity.name());
    String path = identity.path();
    add(meant, path);
    for (int i = path.length() - 1; i > 0; i--) {
      if (path.charAt(i) == '/' || path.charAt(i) == '>') {
        add(meant, path.substring(i + 1));
      }
    }
    return meant;
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
