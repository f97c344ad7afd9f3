package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the processes of a run were told and said: the answers to their requests, what they
/// rescued, what they logged.
final class Answers {
  private static final int MOST_EVENTS = 8;
  private static final int MOST_PROCESSES = 3;

  private static final class Heard {
    final int pid;
    final List<Integer> events = new ArrayList<>();
    long more;

    Heard(int pid) {
      this.pid = pid;
    }
  }

  private Answers() {}

  /// The ones that were told most first.
  static List<Told> of(TraceLog log) {
    Map<Integer, Heard> byPid = new TreeMap<>();
    for (int i = 0; i < log.size(); i++) {
      Detail.Identity identity = isTold(log, i) ? log.identity(log.pid(i)) : null;
      if (identity != null && identity.kind().isSubject()) {
        add(byPid.computeIfAbsent(log.pid(i), Heard::new), i);
      }
    }
    return byPid.values().stream()
        .sorted(Comparator.comparingLong((Heard heard) -> heard.events.size()).reversed())
        .limit(MOST_PROCESSES)
        .map(heard ->
            new Told(log.seq(heard.events.getFirst()), heard.pid, heard.events, heard.more))
        .toList();
  }

  private static void add(Heard heard, int index) {
    if (heard.events.size() < MOST_EVENTS) {
      heard.events.add(index);
    } else {
      heard.more++;
    }
  }

  private static boolean isTold(TraceLog log, int index) {
    return switch (log.role(index)) {
      case RETURN, RESCUE, NOTICE -> true;
      case NOTE -> log.type(index) == EventType.LOG;
      case RECEIPT -> log.type(index) == EventType.RECEIVE_REPLY;
      case WORK -> log.type(index) == EventType.RESULT;
      case START, TERMINATION, END, STOP, SENDING, TURN, SIGNAL, LINK, MONITOR -> false;
      case FAILURE, DECISION, ORDER, REPORT, STANDSTILL, ARRIVAL, FAULT -> false;
    };
  }
}
