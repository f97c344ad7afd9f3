package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// Schedulers, priorities and timers. Source: OTP erl_process.c and erl_time_sup.c.
class SchedulingRulesTest {
  private static Experiment onOneScheduler(String modules, String children, String more) {
    return Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "schedulers", "duration": "3s", "application": "temporary",
             "vm": {"schedulers": 1, "costs": %s},
             "modules": {%s},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]}
             %s}
            """
                .formatted(Experiment.NO_COSTS, modules, children, more)));
  }

  @Test
  void aProcessThatWorksIsPreemptedAfterItsTimeSlice() {
    Experiment run =
        onOneScheduler(
            "\"Sv\": {\"use\": \"gen_server\"}",
            "{\"id\": \"Sv\", \"module\": \"Sv\"}",
            """
            , "load": [
              {"id": "long", "arrivals": {"at": ["100ms"]}, "do": [{"work": "100ms"}]},
              {"id": "short", "arrivals": {"at": ["100ms"]}, "do": [{"work": "1ms"}]}
            ]\
            """);

    assertThat(run.metric("load.short.latency.max")).isBetween(1.7e6, 2.3e6);
    assertThat(run.metric("load.long.latency.max")).isBetween(100.9e6, 101.1e6);
  }

  @Test
  void equalWorkIsSharedEvenly() {
    Experiment run =
        onOneScheduler(
            "\"Sv\": {\"use\": \"gen_server\"}",
            "{\"id\": \"Sv\", \"module\": \"Sv\"}",
            """
            , "load": [
              {"id": "a", "arrivals": {"at": ["100ms", "100ms", "100ms", "100ms"]}, "do": [{"work": "100ms"}]}
            ]\
            """);

    assertThat(run.metric("load.a.latency.max")).isEqualTo(400e6);
    assertThat(run.metric("load.a.latency.min")).isGreaterThan(398e6);
  }

  @Test
  void aProcessOfHighPriorityGoesBeforeAllOthers() {
    Experiment run =
        onOneScheduler(
            worker("Urgent", "high") + ", " + worker("Normal", "normal"),
            child("Urgent") + ", " + child("Normal"),
            both("Urgent", "Normal"));

    assertThat(run.metric("load.Urgent.latency.max")).isEqualTo(50e6);
    assertThat(run.metric("load.Normal.latency.max")).isEqualTo(100e6);
  }

  @Test
  void aProcessOfLowPriorityGetsOneTurnInEight() {
    Experiment run =
        onOneScheduler(
            worker("Normal", "normal") + ", " + worker("Low", "low"),
            child("Normal") + ", " + child("Low"),
            both("Normal", "Low"));

    assertThat(run.metric("load.Normal.latency.max")).isBetween(56e6, 58e6);
    assertThat(run.metric("load.Low.latency.max")).isEqualTo(100e6);
  }

  private static String worker(String name, String priority) {
    return """
    "%s": {"use": "gen_server", "priority": "%s", "handle_call": {"get": [{"work": "50ms"}, {"reply": "ok"}]}}\
    """
        .formatted(name, priority);
  }

  private static String child(String name) {
    return "{\"id\": \"%s\", \"module\": \"%s\", \"name\": \"%s\"}".formatted(name, name, name);
  }

  private static String both(String one, String other) {
    return ", \"load\": [" + caller(one) + ", " + caller(other) + "]";
  }

  private static String caller(String name) {
    return """
    {"id": "%s", "arrivals": {"at": ["100ms"]}, "do": [{"call": "%s", "message": "get"}]}\
    """
        .formatted(name, name);
  }

  private static Experiment timers(String init, String info, String more) {
    return Experiment.of(
        """
        "modules": {"Sv": {"use": "gen_server", "init": [%s], "handle_info": {%s}}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Sv", "module": "Sv", "name": "Sv"}
        ]}%s
        """
            .formatted(init, info, more));
  }

  @Test
  void timersForTheSameTimeFireInTheOrderInWhichTheyWereSet() {
    Experiment run =
        timers(
            """
            {"send_after": 100, "to": "self", "message": "a"}, {"send_after": 100, "to": "self", "message": "b"},
            {"send_after": 100, "to": "Sv", "message": "c"}\
            """,
            "",
            "");

    assertThat(run.events("App/Sv#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"info\", \"a\"]",
            "[\"got\", \"info\", \"b\"]",
            "[\"got\", \"info\", \"c\"]");
  }

  @Test
  void aTimerOfNoTimeComesAfterWhatIsInTheMailbox() {
    Experiment run =
        timers(
            """
            {"send_after": 0, "to": "self", "message": "timer"}, {"send": "Sv", "message": "sent"}\
            """,
            "",
            "");

    assertThat(run.events("App/Sv#1"))
        .containsExactly(
            "[\"started\"]", "[\"got\", \"info\", \"sent\"]", "[\"got\", \"info\", \"timer\"]");
  }

  @Test
  void aTimerToAPidDiesWithItAndOneToANameFindsTheNextHolder() {
    Experiment run =
        timers(
            """
            {"send_after": 300, "to": "self", "message": "pid"}, {"send_after": 300, "to": "Sv", "message": "name"}\
            """,
            "",
            ", \"faults\": [{\"at\": \"200ms\", \"kill\": \"Sv\"}]");

    assertThat(run.events("App/Sv#2"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"info\", \"name\"]",
            "[\"got\", \"info\", \"pid\"]",
            "[\"got\", \"info\", \"name\"]");
  }

  @Test
  void aSuspendedProcessDoesNothingAndKeepsItsMail() {
    Experiment run =
        timers(
            """
            {"send_after": 200, "to": "self", "message": "a"}, {"send_after": 250, "to": "self", "message": "b"}\
            """,
            "\"b\": [{\"log\": \"late\"}]",
            ", \"faults\": [{\"at\": \"100ms\", \"suspend\": \"Sv\", \"for\": \"10s\"}]");

    assertThat(run.events("App/Sv#1")).containsExactly("[\"started\"]");
    assertThat(run.simulation().processes().byName("Sv"))
        .hasValueSatisfying(state -> {
          assertThat(state.status()).isEqualTo("suspended");
          assertThat(state.mailboxSize()).isEqualTo(2);
        });
  }

  @Test
  void aFatalSignalEndsASuspendedProcess() {
    Experiment run =
        timers(
            "{\"log\": \"up\"}",
            "",
            """
            , "faults": [{"at": "100ms", "suspend": "Sv", "for": "10s"}, {"at": "200ms", "exit": "Sv", "reason": "x"}]\
            """);

    assertThat(run.events("App/Sv#1")).last().isEqualTo("[\"exit\", \"x\"]");
    assertThat(run.alive()).contains("App/Sv#2");
  }

  @Test
  void aSendNeverBlocksAndAMailboxHasNoLimitButMemory() {
    Experiment run =
        timers(
            "{\"log\": \"up\"}",
            "\"a\": [{\"sleep\": 1000}]",
            """
            , "load": [{"id": "flood", "arrivals": {"at": ["100ms"]}, "do": [
                {"repeat": 1000, "do": [{"send": "Sv", "message": "a"}]}]}]\
            """);

    assertThat(run.metric("mailbox.Sv.max")).isEqualTo(1000);
    assertThat(run.metric("load.flood.latency.max")).isZero();
  }
}
