package crashlab.analysis.finding;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The requests to supervisors and libraries that were answered with `{:error, reason}`.
final class Refusals {
  private Refusals() {}

  static List<Refused> of(TraceLog log) {
    Map<String, Refused> found = new LinkedHashMap<>();
    Map<Integer, Integer> calls = new TreeMap<>(); // the last call, by caller
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.CALL) {
        calls.put(log.pid(i), i);
      } else if (log.type(i) == EventType.RESULT
          && log.detail(i) instanceof Detail.Result result
          && isError(result.value())) {
        long nanos = log.timeNanos(i);
        int call = calls.getOrDefault(log.pid(i), -1);
        var first = new Refused(log.seq(i), i, call, 1, nanos);
        found.merge(key(log, i, result), first, (known, _) -> known.again(nanos));
      }
    }
    return List.copyOf(found.values());
  }

  /// What answers share that say the same to the same process.
  private static String key(TraceLog log, int index, Detail.Result result) {
    var asker = log.identity(log.pid(index));
    String path = asker == null ? "" : asker.place();
    return path + ' ' + result.verb() + ' ' + Alike.of(result.value());
  }

  private static boolean isError(Term value) {
    return value instanceof Tuple pair
        && pair.size() == 2
        && pair.get(0) instanceof Atom word
        && word.equals(Atom.ERROR);
  }
}
