package crashlab.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.RecordedRun;
import crashlab.otp.ExitReason;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class RosterTest {
  private final RecordedRun run = new RecordedRun();
  private final int app = run.root();
  private final int first = run.child("App/A", 1, app, 1);

  @Test
  void whoIsStartedAgainStandsWhereTheOneBeforeStood() {
    long born = run.log().seq(1);
    long ended = run.event(EventType.EXIT, first, 0, 0, ExitReason.KILLED);
    int second = run.child("App/A", 2, app, ended);

    Roster roster = Roster.of(run.log());
    int slot = roster.slotOf(first);

    assertThat(roster.size()).isEqualTo(2);
    assertThat(roster.slotOf(second)).isEqualTo(slot);
    assertThat(roster.parent(slot)).isEqualTo(roster.slotOf(app));
    assertThat(roster.pidAt(slot, born - 1)).isEqualTo(Roster.NONE);
    assertThat(roster.pidAt(slot, ended)).isEqualTo(first);
    assertThat(roster.isAlive(first, ended)).isFalse();
    assertThat(roster.pidAt(slot, run.last())).isEqualTo(second);
    assertThat(roster.livesBegun(slot, ended)).isEqualTo(1);
    assertThat(roster.livesBegun(slot, run.last())).isEqualTo(2);
  }

  @Test
  void whoLivesAtTheSameTimeHasAPlaceOfItsOwn() {
    int one = run.nameless(ProcessKind.GEN_SERVER, "App/Pool/W", 1, app, 0);
    int other = run.nameless(ProcessKind.GEN_SERVER, "App/Pool/W", 2, app, 0);

    Roster roster = Roster.of(run.log());

    assertThat(roster.slotOf(one)).isNotEqualTo(roster.slotOf(other));
  }

  @Test
  void arrivalsShareAsManyPlacesAsThereWereAtOnce() {
    for (int i = 1; i <= 10; i++) {
      int arrival = run.nameless(ProcessKind.LOAD, "users", i, 0, 0);
      run.event(EventType.EXIT, arrival, 0, 0, ExitReason.NORMAL);
    }

    Roster roster = Roster.of(run.log());

    assertThat(roster.size()).isEqualTo(3);
    assertThat(roster.isBehindTheScenes(2)).isTrue();
  }

  @Test
  void nobodyFromOutsideHasAPlace() {
    Roster roster = Roster.of(run.log());

    assertThat(roster.slotOf(0)).isEqualTo(Roster.NONE);
    assertThat(roster.slotOf(99)).isEqualTo(Roster.NONE);
    assertThat(roster.find("A")).isEqualTo(roster.slotOf(first));
    assertThat(roster.find("nobody")).isEqualTo(Roster.NONE);
  }
}
