package crashlab.simulation;

import crashlab.otp.Digested;
import crashlab.otp.Text;
import crashlab.scenario.EventPattern;
import crashlab.scenario.Subject;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the events that a condition of a fault asks for.
final class EventCounter implements TraceSink {
  private final EventPattern pattern;
  private final int wanted;
  private final Map<Integer, Detail.Identity> meant = new LinkedHashMap<>();
  private int count;
  private int hits;

  EventCounter(EventPattern pattern, int wanted) {
    this.pattern = pattern;
    this.wanted = wanted;
  }

  /// Tells whether the count has been reached, or an event has come since, that was not yet taken.
  boolean takeHit() {
    if (hits == 0) {
      return false;
    }
    hits--;
    return true;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    if (type == EventType.SPAWN
        && detail instanceof Detail.Identity identity
        && isMeant(identity)) {
      meant.put(pid, identity);
    }
    if (matches(type, pid, other, detail) && ++count >= wanted) {
      hits++;
    }
  }

  private boolean isMeant(Detail.Identity identity) {
    Subject subject = pattern.subject();
    return subject == null
        || subject.text().equals(identity.name())
        || subject.text().equals(identity.path())
        || subject.text().equals(identity.id());
  }

  private boolean matches(EventType type, int pid, int other, @Nullable Digested detail) {
    return switch (pattern.kind()) {
      case EXITED -> type == EventType.EXIT && meant.containsKey(pid) && hasReason(detail);
      case STARTED -> type == EventType.STARTED && meant.containsKey(pid);
      case RESTARTED -> {
        Detail.Identity child = meant.get(other);
        yield type == EventType.SUPERVISOR_START_CHILD && child != null && child.incarnation() > 1;
      }
      case GAVE_UP -> type == EventType.SUPERVISOR_GIVE_UP && meant.containsKey(pid);
      case CALL_TIMEOUT -> type == EventType.CALL_TIMEOUT && meant.containsKey(pid);
      case LOGGED ->
          type == EventType.LOG
              && meant.containsKey(pid)
              && detail instanceof Text(String text)
              && text.equals(pattern.text());
    };
  }

  private boolean hasReason(@Nullable Digested detail) {
    return pattern.reason() == null || pattern.reason().equals(detail);
  }
}
