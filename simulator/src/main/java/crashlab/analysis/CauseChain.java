package crashlab.analysis;

import crashlab.analysis.cascade.Causality;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Why something happened: from its root cause to the event itself, one plain sentence each.
///
/// @param links root cause first
/// @param omitted how many links in the middle were left out because the chain is long
public record CauseChain(List<ChainLink> links, long omitted) {
  /// At most so many links are kept at each end of a long chain.
  private static final int KEPT_AT_EACH_END = 6;

  /// One event of a chain.
  ///
  /// @param seq the event's
  /// @param timeNanos virtual time
  /// @param sentence what it says, without a full stop
  public record ChainLink(long seq, long timeNanos, String sentence) {}

  public CauseChain {
    links = List.copyOf(links);
  }

  /// Returns the chain that ends with the event `seq`; an empty one if the log has no such event.
  public static CauseChain of(TraceLog log, long seq) {
    int index = log.indexOf(seq);
    if (index < 0) {
      return new CauseChain(List.of(), 0);
    }
    List<Integer> told = told(log, index);
    var sentences = new Sentences(log);
    List<ChainLink> links = new ArrayList<>();
    int cut = told.size() > 2 * KEPT_AT_EACH_END + 1 ? KEPT_AT_EACH_END : told.size();
    for (int i = 0; i < told.size(); i++) {
      if (i < cut || i >= told.size() - KEPT_AT_EACH_END) {
        int at = told.get(i);
        links.add(new ChainLink(log.seq(at), log.timeNanos(at), sentences.of(at)));
      }
    }
    return new CauseChain(links, told.size() - links.size());
  }

  /// Returns the chain as lines with their times; `indent` comes before each.
  public List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      if (omitted > 0 && i == KEPT_AT_EACH_END) {
        lines.add(indent + "… " + Wording.count(omitted) + " steps in between …");
      }
      ChainLink link = links.get(i);
      lines.add(indent + Wording.when(link.timeNanos()) + "  " + link.sentence() + ".");
    }
    return lines;
  }

  /// Returns the positions of the chain's events that are worth a sentence, root cause first.
  private static List<Integer> told(TraceLog log, int index) {
    var causality = new Causality(log);
    List<Integer> told = new ArrayList<>();
    int effect = -1;
    for (int at = index; at >= 0; at = causality.before(at)) {
      if (effect < 0 || !isSaidBy(log, at, effect)) {
        told.add(at);
      }
      effect = at;
    }
    Collections.reverse(told);
    return told;
  }

  /// Tells whether the sentence of the effect says what its cause would say.
  private static boolean isSaidBy(TraceLog log, int cause, int effect) {
    return switch (log.role(cause)) {
      case SIGNAL, ORDER, START, TERMINATION, LINK, REPORT -> true;
      case SENDING -> log.role(effect) == EventRole.RECEIPT;
      case RECEIPT -> isReply(log, cause) && isReply(log, effect); // of several the last tells
      case END, STOP, TURN, NOTICE, MONITOR, FAILURE, RESCUE, DECISION, RETURN -> false;
      case STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> false;
    };
  }

  private static boolean isReply(TraceLog log, int index) {
    return log.type(index) == EventType.RECEIVE_REPLY;
  }
}
