package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Pid;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class WordingTest {
  private final RecordedRun run = new RecordedRun();
  private final Wording wording = new Wording(run.log().identities());

  @Test
  void callsAProcessByItsNameOrElseByItsPath() {
    int named = run.named(ProcessKind.GEN_SERVER, "App/Cache", 1, 0, 0);
    int second = run.named(ProcessKind.GEN_SERVER, "App/Cache", 2, 0, 0);
    int nameless = run.nameless(ProcessKind.TASK, "App/Cache>Job", 1, 0, 0);
    int load = run.nameless(ProcessKind.LOAD, "readers", 7, 0, 0);

    assertThat(wording.process(named)).isEqualTo("Cache");
    assertThat(wording.process(second)).isEqualTo("Cache#2");
    assertThat(wording.process(nameless)).isEqualTo("App/Cache>Job");
    assertThat(wording.process(load)).isEqualTo("an arrival of load readers");
    assertThat(wording.process(0)).isEqualTo("somebody outside");
  }

  @Test
  void explainsWhatWasWrongWithTheArguments() {
    int cache = run.named(ProcessKind.GEN_SERVER, "App/Cache", 1, 0, 0);
    Tuple refused =
        ExitReason.refused(new ErrorInfo("the table t had ended with its owner", new Pid(cache)));

    assertThat(wording.explained(refused))
        .isEqualTo(":badarg (the table t had ended with its owner Cache)");
    assertThat(wording.reason(refused)).isEqualTo(":badarg");
    assertThat(wording.explained(ExitReason.KILLED)).isEqualTo(":killed");
    assertThat(refused).as("for people only").isEqualTo(ExitReason.withStack(ExitReason.BADARG));
    assertThat(refused.digest()).isEqualTo(ExitReason.withStack(ExitReason.BADARG).digest());
  }

  @Test
  void putsWellKnownReasonsIntoWords() {
    int cache = run.named(ProcessKind.GEN_SERVER, "App/Cache", 1, 0, 0);
    Tuple call =
        Tuple.of(
            new Atom("GenServer"),
            new Atom("call"),
            Tuple.of(new Pid(cache), new Atom("get"), new Int(5000)));

    assertThat(wording.reason(ExitReason.KILLED)).isEqualTo(":killed");
    assertThat(wording.reason(ExitReason.raised("boom"))).isEqualTo("RuntimeError \"boom\"");
    assertThat(wording.reason(ExitReason.withStack(new Atom("function_clause"))))
        .isEqualTo(":function_clause");
    assertThat(wording.reason(ExitReason.withStack(new ExceptionTerm("ArgumentError", null))))
        .isEqualTo("ArgumentError");
    assertThat(wording.reason(Tuple.of(ExitReason.TIMEOUT, call)))
        .isEqualTo(":timeout in GenServer.call(Cache, :get, 5000)");
    assertThat(wording.reason(Tuple.of(ExitReason.SHUTDOWN, new Text("done"))))
        .isEqualTo("{:shutdown, \"done\"}");
    assertThat(
            wording.reason(
                Tuple.of(
                    ExitReason.SHUTDOWN,
                    Tuple.of(new Atom("failed_to_start_child"), new Atom("W"), new Atom("bad")))))
        .isEqualTo("failed to start child W: :bad");
  }

  @Test
  void writesInstantsInSeconds() {
    assertThat(Wording.instant(0)).isEqualTo("0.0 s");
    assertThat(Wording.instant(2_000_000_000L)).isEqualTo("2.0 s");
    assertThat(Wording.instant(2_050_000_000L)).isEqualTo("2.05 s");
    assertThat(Wording.instant(1_999L)).isEqualTo("0.000001 s");
  }

  @Test
  void writesDurationsInTheirNaturalUnit() {
    assertThat(Wording.duration(5_000_000_000L)).isEqualTo("5 s");
    assertThat(Wording.duration(1_500_000_000L)).isEqualTo("1.5 s");
    assertThat(Wording.duration(20_000_000L)).isEqualTo("20 ms");
    assertThat(Wording.duration(1_250L)).isEqualTo("1.25 us");
    assertThat(Wording.duration(7L)).isEqualTo("7 ns");
    assertThat(Wording.duration(Long.MAX_VALUE)).isEqualTo("infinity");
  }

  @Test
  void setsThousandsApart() {
    assertThat(Wording.count(4212)).isEqualTo("4,212");
  }

  @Test
  void storiesTellTimesWithAsManyDigitsAsMatter() {
    assertThat(Wording.when(0)).isEqualTo("0.0 s");
    assertThat(Wording.when(35_234)).isEqualTo("35.2 us");
    assertThat(Wording.when(4_272_345)).isEqualTo("4.27 ms");
    assertThat(Wording.when(170_038_000)).isEqualTo("0.17 s");
    assertThat(Wording.when(6_000_001_995L)).isEqualTo("6.0 s");
    assertThat(Wording.when(999_999_999)).isEqualTo("1.0 s");
  }
}
