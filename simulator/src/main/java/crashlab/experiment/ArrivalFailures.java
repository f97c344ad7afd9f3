package crashlab.experiment;

import crashlab.analysis.Wording;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ErrorInfo;
import crashlab.otp.FailureKind;
import crashlab.otp.Term;
import crashlab.trace.ArrivalEvent;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.PidSet;
import crashlab.trace.TraceSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Watches a run and counts, by load and by reason, the arrivals that did not come to their end.
public final class ArrivalFailures implements TraceSink {
  private static final int MOST_REASONS = 8;

  private final Identities identities;
  private final PidSet underWay = new PidSet();
  private final Map<String, Map<Failure, Long>> byLoad = new TreeMap<>();

  /// @param info beyond which reasons are told apart that are equal
  private record Failure(Term reason, @Nullable ErrorInfo info) {}

  /// @param identities learnt from the same events, before they come here
  ArrivalFailures(Identities identities) {
    this.identities = identities;
  }

  /// Takes one event. Allocates only for failures, and to grow.
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    if (type == EventType.LOAD_BEGIN) {
      underWay.add(pid);
    } else if (type == EventType.LOAD_END) {
      underWay.remove(pid);
    } else if (type == EventType.EXIT && underWay.contains(pid)) {
      underWay.remove(pid);
      failed(pid, detail instanceof Term reason ? reason : new Atom("unknown"));
    } else if (detail instanceof Detail.Operation operation
        && operation.event() == ArrivalEvent.NOWHERE) {
      foundNoNode(operation.values());
    }
  }

  private void foundNoNode(List<@Nullable Term> values) {
    Term reason = values.getLast();
    if (values.getFirst() instanceof Atom load && reason != null) {
      failed(load.name(), reason);
    }
  }

  private void failed(int pid, Term reason) {
    Detail.Identity identity = identities.get(pid);
    if (identity != null) {
      failed(identity.path(), reason);
    }
  }

  private void failed(String load, Term reason) {
    byLoad
        .computeIfAbsent(load, _ -> new LinkedHashMap<>())
        .merge(new Failure(reason, ErrorInfo.of(reason)), 1L, Long::sum);
  }

  /// Returns the failures of a load by reason in words, the most frequent first; the rarer ones of
  /// many under one heading.
  SequencedMap<String, Long> inWords(String load) {
    var wording = new Wording(identities);
    Map<String, Long> counts = new LinkedHashMap<>();
    failures(load).forEach((f, n) -> counts.merge(wording.explained(f.reason()), n, Long::sum));
    return byFrequency(counts);
  }

  /// Returns the failures of a load by the word that metrics use, such as `timeout`, the most
  /// frequent first.
  SequencedMap<String, Long> byKind(String load) {
    Map<String, Long> counts = new LinkedHashMap<>();
    failures(load).forEach((f, n) -> counts.merge(FailureKind.of(f.reason()), n, Long::sum));
    return byFrequency(counts);
  }

  private Map<Failure, Long> failures(String load) {
    return byLoad.getOrDefault(load, new LinkedHashMap<>());
  }

  private static SequencedMap<String, Long> byFrequency(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> entries =
        counts.entrySet().stream()
            .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
            .toList();
    SequencedMap<String, Long> sorted = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String reason = i < MOST_REASONS ? entries.get(i).getKey() : "other reasons";
      sorted.merge(reason, entries.get(i).getValue(), Long::sum);
    }
    return sorted;
  }
}
