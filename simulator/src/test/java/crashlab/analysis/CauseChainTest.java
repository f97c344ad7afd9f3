package crashlab.analysis;

import static crashlab.analysis.RecordedRun.atom;
import static crashlab.analysis.RecordedRun.budget;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class CauseChainTest {
  private final RecordedRun run = new RecordedRun();
  private final int app = run.root();
  private final int client = run.child("App/Client", 1, app, 1);

  @Test
  void tellsHowALinkedTaskTookItsCallerAlong() {
    run.at(1.5);
    int job = run.nameless(ProcessKind.TASK, "App/Client>Job", 1, client, run.last());
    long spawned = run.last();
    run.at(2);
    long signal = run.exit(job, client, spawned, ExitReason.raised("boom"));
    long death = run.exit(client, app, signal, ExitReason.raised("boom"));
    long restart =
        run.event(EventType.SUPERVISOR_RESTART, app, client, death, budget("App/Client", 1, 3));

    assertThat(CauseChain.of(run.log(), restart).lines(""))
        .containsExactly(
            "2.0 s  App/Client>Job raised RuntimeError \"boom\".",
            "2.0 s  Client was linked to App/Client>Job and does not trap exits, so it ended with"
                + " the same reason.",
            "2.0 s  App restarted Client: restart 1 of 3 within 5 s.");
  }

  @Test
  void beginsAtTheFault() {
    run.at(2);
    long signal = run.kill(client, app);

    assertThat(CauseChain.of(run.log(), signal - 1).lines("  "))
        .containsExactly(
            "  2.0 s  Fault: kill Client.",
            "  2.0 s  Client was killed: the signal kill cannot be trapped, and terminate does"
                + " not run.");
  }

  @Test
  void beginsAtTheMessageInWhoseHandlingItHappened() {
    int cache = run.child("App/Cache", 1, app, 1);
    long up = run.last();
    run.at(1);
    long cast = run.event(EventType.CAST, client, cache, up, atom("stop"));
    long got = run.event(EventType.RECEIVE_CAST, cache, client, cast, atom("stop"));
    long exit = run.exit(cache, app, got, atom("bad")) - 1;

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly(
            "1.0 s  Cache was handling the cast :stop from Client.",
            "1.0 s  Cache ended with :bad.");
  }

  @Test
  void saysHowLongACallWaitedAndWhatTheServerWasAt() {
    int cache = run.child("App/Cache", 1, app, 1);
    run.at(1);
    long got = run.event(EventType.RECEIVE_CAST, client, 0, 0, atom("go"));
    long call = run.event(EventType.CALL, client, cache, got, atom("get"));
    run.event(EventType.RECEIVE_CALL, cache, client, call, atom("get"));
    run.at(6);
    long timeout = run.event(EventType.CALL_TIMEOUT, client, cache, got, atom("get"));
    long exit = run.event(EventType.EXIT, client, 0, timeout, timeoutReason());

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly(
            "1.0 s  Client was handling the cast :go from somebody outside.",
            "6.0 s  Client's GenServer.call to Cache (:get) timed out after 5 s: Cache had"
                + " taken it up at 1.0 s and not replied.",
            "6.0 s  Client ended with :timeout in GenServer.call(Cache, :get, 5000): a failed call"
                + " ends the caller unless it rescues.");
  }

  @Test
  void saysWhereTheServerHadGone() {
    run.at(2);
    run.kill(client, app);
    int other = run.child("App/Other", 1, app, 1);
    run.at(3);
    long got = run.event(EventType.RECEIVE_INFO, other, 0, 0, atom("tick"));
    long exit = run.event(EventType.EXIT, other, 0, got, call(ExitReason.NOPROC, "Client"));

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .last()
        .isEqualTo(
            "3.0 s  Other ended with :noproc in GenServer.call(Client, :get, 5000) (nobody held the"
                + " name Client, which had ended at 2.0 s): a failed call ends the caller unless it"
                + " rescues.");
  }

  @Test
  void goesThroughEveryFailedStartThatUsedUpTheBudget() {
    run.at(2);
    long death = run.kill(client, app);
    long cause =
        run.event(EventType.SUPERVISOR_RESTART, app, client, death, budget("App/Client", 1, 1));
    int second = run.named(ProcessKind.GEN_SERVER, "App/Client", 2, app, cause);
    long spawned = run.last();
    run.at(2.25);
    run.event(EventType.INIT_FAILED, second, 0, spawned, atom("no_config"));
    run.event(EventType.EXIT, second, 0, spawned, atom("no_config"));
    long giveUp =
        run.event(EventType.SUPERVISOR_GIVE_UP, app, client, spawned, budget("App/Client", 2, 1));
    long exit = run.event(EventType.EXIT, app, 0, giveUp, ExitReason.SHUTDOWN);

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly(
            "2.0 s  Fault: kill Client.",
            "2.0 s  Client was killed: the signal kill cannot be trapped, and terminate does not"
                + " run.",
            "2.0 s  App restarted Client: restart 1 of 1 within 5 s.",
            "2.25 s  Client#2's init failed: :no_config.",
            "2.25 s  App gave up on Client: it allows 1 restart within 5 s, and this would be one"
                + " more.",
            "2.25 s  App ended itself with :shutdown, since it had given up.");
  }

  @Test
  void doesNotBlameARestartForWhatHappensLater() {
    run.at(2);
    long death = run.kill(client, app);
    long cause =
        run.event(EventType.SUPERVISOR_RESTART, app, client, death, budget("App/Client", 1, 3));
    int second = run.child("App/Client", 2, app, cause);
    run.at(4);
    long exit = run.event(EventType.EXIT, second, 0, run.last() - 2, ExitReason.raised("late"));

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly("4.0 s  Client#2 raised RuntimeError \"late\".");
  }

  @Test
  void saysThatASupervisorStoppedItsChild() {
    run.at(1);
    long stop = run.event(EventType.SUPERVISOR_TERMINATE_CHILD, app, client, 0);
    long signal = run.event(EventType.EXIT_SIGNAL, app, client, stop, ExitReason.SHUTDOWN);
    long exit = run.event(EventType.EXIT, client, 0, signal, ExitReason.SHUTDOWN);

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly("1.0 s  Client was stopped by its supervisor App (:shutdown).");
  }

  @Test
  void saysThatAChildEndedWithItsParent() {
    run.at(1);
    long signal = run.kill(app, client);
    long exit = run.event(EventType.EXIT, client, 0, signal, ExitReason.KILLED);

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .last()
        .isEqualTo(
            "1.0 s  Client was linked to App, its parent, so it ended with the same reason.");
  }

  @Test
  void goesOnFromAReplyWithWhatTheCallerWasDoing() {
    int server = run.child("App/Server", 1, app, 1);
    run.at(1);
    long fault =
        run.event(
            EventType.FAULT,
            client,
            0,
            0,
            FaultEvent.of("cast", "cast {message}", "message").with(new Atom("go")));
    long go = run.event(EventType.RECEIVE_CAST, client, 0, fault, atom("go"));
    long call = run.event(EventType.CALL, client, server, go, atom("get"));
    long got = run.event(EventType.RECEIVE_CALL, server, client, call, atom("get"));
    long reply = run.event(EventType.REPLY, server, client, got, atom("empty"));
    long answer = run.event(EventType.RECEIVE_REPLY, client, server, reply, atom("empty"));
    long exit = run.event(EventType.EXIT, client, 0, answer, atom("bad"));

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly(
            "1.0 s  Fault: cast :go, to Client.",
            "1.0 s  Client was handling the cast :go from somebody outside.",
            "1.0 s  Client got the reply :empty from Server.",
            "1.0 s  Client ended with :bad.");
  }

  @Test
  void saysWhyASupervisorEnded() {
    int inner = run.named(ProcessKind.SUPERVISOR, "App/Inner", 1, app, 1);
    run.at(1);
    run.event(EventType.SUPERVISOR_TERMINATE_CHILD, app, inner, 0);
    long stopped = run.event(EventType.EXIT, inner, 0, 0, ExitReason.SHUTDOWN);
    run.event(EventType.SUPERVISOR_GIVE_UP, app, inner, 0, budget("App/Inner", 1, 0));
    long gaveUp = run.event(EventType.EXIT, app, 0, 0, ExitReason.SHUTDOWN);

    assertThat(CauseChain.of(run.log(), stopped).lines(""))
        .containsExactly("1.0 s  Inner was stopped by its supervisor App (:shutdown).");
    assertThat(CauseChain.of(run.log(), gaveUp).lines(""))
        .containsExactly("1.0 s  App ended itself with :shutdown, since it had given up.");
  }

  @Test
  void saysWhetherAKilledChildHadHadItsTime() {
    run.at(1);
    long told = run.event(EventType.SUPERVISOR_TERMINATE_CHILD, app, client, 0);
    run.event(EventType.EXIT_SIGNAL, app, client, told, ExitReason.SHUTDOWN);
    run.at(6);
    long kill = run.event(EventType.SUPERVISOR_KILL_CHILD, app, client, 0);
    long signal = run.event(EventType.EXIT_SIGNAL, app, client, kill, ExitReason.KILL);
    long exit = run.event(EventType.EXIT, client, 0, signal, ExitReason.KILLED);

    assertThat(CauseChain.of(run.log(), exit).lines(""))
        .containsExactly(
            "6.0 s  Client did not end within its shutdown time, so its supervisor App killed it.");
  }

  @Test
  void leavesOutTheMiddleOfALongChain() {
    long cause = run.event(EventType.FAULT, client, 0, 0, FaultEvent.of("crash", "crash").with());
    for (int i = 0; i < 100; i++) {
      cause = run.event(EventType.EXIT, client, 0, cause, new Int(i));
    }

    CauseChain chain = CauseChain.of(run.log(), cause);

    assertThat(chain.links()).hasSize(12);
    assertThat(chain.omitted()).isEqualTo(89);
    assertThat(chain.lines("").get(6)).isEqualTo("… 89 steps in between …");
  }

  @Test
  void isEmptyForAnEventThatNobodyKept() {
    assertThat(CauseChain.of(run.log(), 999).links()).isEmpty();
  }

  @Test
  void hasASentenceForEveryTypeOfEvent() {
    var sentences = new Sentences(run.log());
    for (EventType type : EventType.values()) {
      Detail.Identity identity = new Detail.Identity("App/X", 1, null, ProcessKind.PROCESS, null);
      run.event(type, client, app, 0, type == EventType.SPAWN ? identity : atom("x"));

      assertThat(sentences.of(run.log().size() - 1)).isNotBlank();
    }
  }

  private static Term timeoutReason() {
    return call(ExitReason.TIMEOUT, "Cache");
  }

  private static Term call(Atom why, String server) {
    return Tuple.of(
        why,
        Tuple.of(
            new Atom("GenServer"),
            new Atom("call"),
            Tuple.of(new Atom(server), new Atom("get"), new Int(5000))));
  }
}
