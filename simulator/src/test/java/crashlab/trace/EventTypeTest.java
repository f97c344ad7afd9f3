package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class EventTypeTest {
  @Test
  void eachRoleIsPlayedBySomeType() {
    assertThat(EventRole.values())
        .allSatisfy(role ->
            assertThat(EventType.values())
                .anySatisfy(type -> assertThat(type.role()).isEqualTo(role)));
  }

  @Test
  void trafficIsWhatTheLogMayDropFromALongRun() {
    EnumSet<EventType> traffic = EnumSet.noneOf(EventType.class);
    Arrays.stream(EventType.values()).filter(type -> type.role().isTraffic()).forEach(traffic::add);

    assertThat(traffic)
        .isEqualTo(
            EnumSet.of(
                EventType.SEND,
                EventType.CAST,
                EventType.TIMER,
                EventType.CALL,
                EventType.REPLY,
                EventType.RECEIVE_CALL,
                EventType.RECEIVE_CAST,
                EventType.RECEIVE_INFO,
                EventType.RECEIVE_CONTINUE,
                EventType.RECEIVE_TASK_RESULT,
                EventType.RECEIVE_TIMEOUT,
                EventType.RECEIVE_REPLY,
                EventType.MONITOR,
                EventType.DEMONITOR,
                EventType.STATE,
                EventType.LOAD_BEGIN,
                EventType.LOAD_END,
                EventType.LIBRARY));
  }

  @Test
  void wordAndKindTellEachTypeFromTheOthers() {
    assertThat(EventType.values())
        .extracting(type -> type.word() + '/' + type.kind())
        .doesNotHaveDuplicates();
  }
}
