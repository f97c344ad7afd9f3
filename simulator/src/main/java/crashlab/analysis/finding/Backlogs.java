package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the processes whose mailboxes grew, from what was sent to them and what they took up.
final class Backlogs {
  /// So many messages are many.
  private static final int MANY = 50;

  /// The most that are told.
  private static final int MOST = 3;

  private static final class Mailbox {
    long waiting;
    long most;
    long mostSeq;
    long mostNanos;
    long manySince;
  }

  private Backlogs() {}

  /// The fullest first; nothing for a run too long to be kept whole.
  static List<Backlog> of(TraceLog log) {
    Map<Integer, Mailbox> mailboxes = new TreeMap<>();
    for (int i = 0; i < log.size() && log.isComplete(); i++) {
      EventRole role = log.role(i);
      if (isBetweenNodes(log, i)) {
        continue;
      }
      if (role == EventRole.SENDING && isRequest(log.type(i)) && log.other(i) != 0) {
        sent(log, i, mailboxes.computeIfAbsent(log.other(i), _ -> new Mailbox()));
      } else if (role == EventRole.RECEIPT && log.type(i) != EventType.RECEIVE_REPLY) {
        mailboxes.computeIfAbsent(log.pid(i), _ -> new Mailbox()).waiting--;
      }
    }
    List<Backlog> found = new ArrayList<>();
    mailboxes.forEach((pid, box) -> {
      if (box.most >= MANY && isServer(log.identity(pid))) {
        found.add(new Backlog(box.mostSeq, pid, box.most, box.manySince, box.mostNanos));
      }
    });
    found.sort(Comparator.comparingLong(Backlog::most).reversed());
    return found.subList(0, Math.min(found.size(), MOST));
  }

  /// The trace does not tell when a message comes to another node, or that it never does.
  private static boolean isBetweenNodes(TraceLog log, int index) {
    Detail.Identity one = log.identity(log.pid(index));
    Detail.Identity other = log.identity(log.other(index));
    return one != null && other != null && one.node().index() != other.node().index();
  }

  /// What a supervisor takes up is not in the trace.
  private static boolean isServer(Detail.@Nullable Identity identity) {
    return identity != null && identity.kind().runsSteps() && !identity.kind().isArrival();
  }

  private static boolean isRequest(EventType type) {
    return type != EventType.REPLY;
  }

  private static void sent(TraceLog log, int index, Mailbox box) {
    box.waiting = Math.max(0, box.waiting) + 1;
    if (box.waiting == MANY && box.most < MANY) {
      box.manySince = log.timeNanos(index);
    }
    if (box.waiting > box.most) {
      box.most = box.waiting;
      box.mostSeq = log.seq(index);
      box.mostNanos = log.timeNanos(index);
    }
  }
}
