package crashlab.generated;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Strategy;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

/// That the rules can be broken.
class TraceRulesTest {
  private static final long SECOND = 1_000_000_000L;

  private final TraceRules rules = new TraceRules();

  private void spawn(long seq, int pid, String path, int incarnation) {
    rules.event(
        seq,
        0,
        EventType.SPAWN,
        pid,
        0,
        seq - 1,
        new Detail.Identity(path, incarnation, null, ProcessKind.PROCESS, null));
  }

  @Test
  void letASoundTracePass() {
    spawn(1, 1, "App", 1);
    rules.event(2, 0, EventType.EXIT, 1, 0, 1, Atom.OK);
    spawn(3, 2, "App", 2);

    assertThat(rules.broken()).isEmpty();
  }

  @Test
  void findTimeThatGoesBack() {
    rules.event(1, 5, EventType.FAULT, 0, 0, 0, null);
    spawn(2, 1, "App", 1);

    assertThat(rules.broken()).containsExactly("event 2 goes back from 5 to 0");
  }

  @Test
  void findEventsOutOfOrder() {
    spawn(1, 1, "App", 1);
    rules.event(3, 0, EventType.STARTED, 1, 0, 3, null);

    assertThat(rules.broken())
        .containsExactly("event 3 follows event 1", "event 3 is caused by event 3");
  }

  @Test
  void findWhatTheDeadDo() {
    spawn(1, 1, "App", 1);
    rules.event(2, 0, EventType.EXIT, 1, 0, 1, Atom.OK);
    rules.event(3, 0, EventType.CAST, 1, 0, 1, Atom.OK);
    rules.event(4, 0, EventType.CAST, 9, 0, 1, Atom.OK);

    assertThat(rules.broken())
        .containsExactly(
            "event 3 CAST of 1, which ended at 2", "event 4 CAST of 9, which was never born");
  }

  @Test
  void findWhatWasNeverSent() {
    spawn(1, 1, "App", 1);
    spawn(2, 2, "App/A", 1);
    rules.event(3, 0, EventType.REPLY, 2, 1, 1, Atom.OK);
    rules.event(4, 0, EventType.RECEIVE_REPLY, 1, 2, 3, Atom.OK);
    rules.event(5, 0, EventType.RECEIVE_REPLY, 1, 2, 3, Atom.OK);

    assertThat(rules.broken()).containsExactly("event 5 RECEIVE_REPLY at 1 of what 2 never sent");
  }

  @Test
  void findRestartsBeyondTheBudget() {
    spawn(1, 1, "App", 1);
    var budget = new Detail.Budget("App/A", Strategy.ONE_FOR_ONE, 1, 1, 5);
    rules.event(2, SECOND, EventType.SUPERVISOR_RESTART, 1, 0, 1, budget);
    rules.event(3, 2 * SECOND, EventType.SUPERVISOR_RESTART, 1, 0, 1, budget);

    assertThat(rules.broken()).singleElement().asString().startsWith("event 3 2 restarts");
  }
}
