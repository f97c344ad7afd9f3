package crashlab.analysis.finding;

import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds for each load of which arrivals failed who did not serve it, and why.
final class FailedLoads {
  private FailedLoads() {}

  static List<FailedLoad> of(TraceLog log, List<LoadOutline> loads, WaitTracker waits) {
    Map<String, Map<String, Integer>> first =
        loads.isEmpty() ? Collections.emptyMap() : firstEnds(log);
    List<FailedLoad> found = new ArrayList<>();
    for (LoadOutline load : loads) {
      int index = mostFrequent(log, first.getOrDefault(load.id(), Collections.emptyMap()), load);
      int server = index < 0 ? 0 : server(log, index);
      Wait heldUp = server == 0 ? heldUp(log, index, waits) : waits.heldUp(server);
      found.add(new FailedLoad(load, index < 0 ? 0 : log.seq(index), index, server, heldUp));
    }
    return found;
  }

  /// Why nobody held the name that an arrival called: the supervisor of who had held it was busy.
  private static @Nullable Wait heldUp(TraceLog log, int end, WaitTracker waits) {
    String name =
        end >= 0 && log.detail(end) instanceof Term reason ? FailedCalls.server(reason) : null;
    for (int pid = log.identities().highest(); pid > 0 && name != null; pid--) {
      if (name.equals(log.identities().name(pid))) {
        return waits.supervisorHeldUp(pid, log.timeNanos(end));
      }
    }
    return null;
  }

  /// The positions of the first ends for each reason, by load.
  private static Map<String, Map<String, Integer>> firstEnds(TraceLog log) {
    Map<String, Map<String, Integer>> found = new TreeMap<>();
    for (int i = 0; i < log.size(); i++) {
      var who = log.type(i) == EventType.EXIT ? log.identity(log.pid(i)) : null;
      if (who != null && who.kind().isArrival() && log.detail(i) instanceof Term reason) {
        found.computeIfAbsent(who.path(), _ -> new TreeMap<>()).putIfAbsent(Alike.of(reason), i);
      }
    }
    return found;
  }

  private static int mostFrequent(TraceLog log, Map<String, Integer> ends, LoadOutline load) {
    for (int index : ends.values()) {
      if (log.detail(index) instanceof Term reason && load.main().test(reason)) {
        return index;
      }
    }
    return -1;
  }

  /// Who was last called by the arrival that ended.
  private static int server(TraceLog log, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (log.pid(i) == log.pid(end) && isRequest(log.type(i))) {
        return log.other(i);
      }
    }
    return 0;
  }

  private static boolean isRequest(EventType type) {
    return type == EventType.CALL || type == EventType.CALL_TIMEOUT;
  }
}
