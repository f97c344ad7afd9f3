package crashlab.analysis.cascade;

import static crashlab.analysis.RecordedRun.atom;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.RecordedRun;
import crashlab.otp.ExitReason;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class CausalityTest {
  private final RecordedRun run = new RecordedRun();
  private final int app = run.root();
  private final int a = run.child("App/A", 1, app, 1);
  private final int b = run.child("App/B", 1, app, 1);

  /// The `seq` of what brought an event about; 0 if the story begins with it.
  private long before(long seq) {
    var causality = new Causality(run.log());
    int index = causality.before(run.log().indexOf(seq));
    return index < 0 ? 0 : run.log().seq(index);
  }

  @Test
  void aFaultBeginsAStoryWhateverLedToIt() {
    long call = run.event(EventType.CALL, a, b, 0, atom("get"));

    assertThat(before(run.event(EventType.FAULT, a, 0, call, new Text("kill A")))).isZero();
  }

  @Test
  void anEndGoesBackByItsSignalToTheEndOfTheOther() {
    long fault = run.event(EventType.FAULT, a, 0, 0, new Text("kill A"));
    long kill = run.event(EventType.EXIT_SIGNAL, 0, a, fault, atom("kill"));
    long exit = run.event(EventType.EXIT, a, 0, kill, atom("killed"));
    long signal = run.event(EventType.EXIT_SIGNAL, a, b, exit, atom("killed"));
    long taken = run.event(EventType.EXIT, b, 0, signal, atom("killed"));

    assertThat(before(taken)).isEqualTo(signal);
    assertThat(before(signal)).isEqualTo(exit);
    assertThat(before(exit)).isEqualTo(kill);
    assertThat(before(kill)).isEqualTo(fault);
  }

  @Test
  void whatGoesWrongInACallbackComesFromTheMessageThatWasSent() {
    long cast = run.event(EventType.CAST, a, b, 0, atom("work"));
    long received = run.event(EventType.RECEIVE_CAST, b, a, cast, atom("work"));
    long exit = run.event(EventType.EXIT, b, 0, received, atom("bad"));

    assertThat(before(exit)).isEqualTo(received);
    assertThat(before(received)).isEqualTo(cast);
  }

  @Test
  void aMessageSentInACallbackBeginsAStoryOfItsOwn() {
    long cast = run.event(EventType.CAST, a, b, 0, atom("work"));
    long received = run.event(EventType.RECEIVE_CAST, b, a, cast, atom("work"));
    long next = run.event(EventType.CAST, b, a, received, atom("more"));

    assertThat(before(next)).isZero();
  }

  @Test
  void whoGotAReplyGoesOnFromWhereItCalled() {
    long cast = run.event(EventType.CAST, b, a, 0, atom("work"));
    long received = run.event(EventType.RECEIVE_CAST, a, b, cast, atom("work"));
    long call = run.event(EventType.CALL, a, b, received, atom("get"));
    long taken = run.event(EventType.RECEIVE_CALL, b, a, call, atom("get"));
    long reply = run.event(EventType.REPLY, b, a, taken, atom("ok"));
    long replied = run.event(EventType.RECEIVE_REPLY, a, b, reply, atom("ok"));

    assertThat(before(replied)).isEqualTo(received);
  }

  @Test
  void aReplyToTheCallOfAnotherIsAMessageLikeAnyOther() {
    long call = run.event(EventType.CALL, b, a, 0, atom("get"));
    long taken = run.event(EventType.RECEIVE_CALL, a, b, call, atom("get"));
    long reply = run.event(EventType.REPLY, a, b, taken, atom("ok"));
    long replied = run.event(EventType.RECEIVE_REPLY, a, b, reply, atom("ok"));

    assertThat(before(replied)).isEqualTo(reply);
  }

  @Test
  void aProcessThatLivedForAWhileDidNotEndOfItsStart() {
    run.at(1);
    int c = run.named(ProcessKind.GEN_SERVER, "App/C", 1, app, 1);
    long spawned = run.last();
    long atOnce = run.event(EventType.EXIT, c, 0, spawned, atom("bad"));
    run.at(2);
    long later = run.event(EventType.EXIT, c, 0, spawned, atom("bad"));

    assertThat(before(atOnce)).isEqualTo(spawned);
    assertThat(before(later)).isZero();
  }

  @Test
  void whatSomebodyElseMakesOfAStartComesFromItWhenever() {
    run.at(1);
    run.named(ProcessKind.GEN_SERVER, "App/C", 1, app, 1);
    long spawned = run.last();
    run.at(2);
    long exit = run.event(EventType.EXIT, app, 0, spawned, atom("bad"));

    assertThat(before(exit)).isEqualTo(spawned);
  }

  @Test
  void anInitThatFailsLateStillFailsOfItsStart() {
    run.at(1);
    int c = run.named(ProcessKind.GEN_SERVER, "App/C", 1, app, 1);
    long spawned = run.last();
    run.at(2);

    assertThat(before(run.event(EventType.INIT_FAILED, c, 0, spawned, atom("no_config"))))
        .isEqualTo(spawned);
  }

  @Test
  void afterAFailedInitTheChildEndsAndItsSupervisorDecidesForThat() {
    run.at(1);
    int c = run.named(ProcessKind.GEN_SERVER, "App/C", 1, app, 1);
    long spawned = run.last();
    long failed = run.event(EventType.INIT_FAILED, c, 0, spawned, atom("no_config"));
    long ended = run.event(EventType.EXIT, c, 0, spawned, atom("no_config"));
    long told = run.event(EventType.SUPERVISOR_START_FAILED, app, c, spawned);
    long another = run.event(EventType.EXIT, b, 0, spawned, ExitReason.SHUTDOWN);

    assertThat(before(ended)).isEqualTo(failed);
    assertThat(before(told)).isEqualTo(failed);
    assertThat(before(another)).as("neither of the two").isEqualTo(spawned);
  }

  @Test
  void anArrivalOfALoadIsWhereItsFailuresBegin() {
    int arrival = run.nameless(ProcessKind.LOAD, "users", 1, 0, 0);
    long begun = run.event(EventType.LOAD_BEGIN, arrival, 0, 0);

    assertThat(before(run.event(EventType.EXIT, arrival, 0, begun, atom("bad")))).isZero();
  }

  @Test
  void whatHasNoCauseBeginsAStory() {
    assertThat(before(run.event(EventType.EXIT, a, 0, 0, atom("bad")))).isZero();
  }
}
