package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a story tells although nobody failed of it: calls that were given up and answered all the
/// same, updates that were lost, faults that struck nobody.
class UnnoticedTest {
  private static String told(String parts) {
    String text = "{\"format\": 1, \"name\": \"asked\", %s}".formatted(parts);
    var result = Scenarios.read("test.json", text, ReadOptions.DEFAULT, SourceLoader.none());
    if (!(result instanceof ReadResult.Read read)) {
      throw new AssertionError(((ReadResult.Refused) result).text());
    }
    FinishedRun run = new ScenarioRun(read.scenario()).run(List.of());
    String story = Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN);
    String from = story.substring(story.indexOf("What happened\n"));
    return from.substring(0, from.indexOf("\n\n"));
  }

  private static String stock(String otp, String customer) {
    return """
    "duration": "3s", "otp": "%s",
    "modules": {"Stock": {"use": "gen_server", "handle_call": {"reserve": [{"sleep": "300ms"}, {"reply": "ok"}]}}},
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
             "children": [{"id": "Stock", "module": "Stock", "name": "Stock"}]},
    "load": [{"id": "customers", "arrivals": {"at": ["100ms"]}, "do": [%s]}]
    """
        .formatted(otp, customer);
  }

  private static String reserve(String further) {
    return "{\"call\": \"Stock\", \"message\": \"reserve\", \"timeout\": \"100ms\"%s}"
        .formatted(further);
  }

  @Nested
  class CallsThatWereGivenUp {
    @Test
    void whatIsAskedAgainAfterATimeoutIsDoneTwice() {
      String retry = ", \"rescue\": [{\"call\": \"Stock\", \"message\": \"reserve\"}]";

      assertThat(told(stock("29", reserve(retry))))
          .contains(
              "At 0.2 s the GenServer.call of an arrival of load customers to Stock (:reserve) timed"
                  + " out after 100 ms: Stock had taken it up at 0.1 s and not replied. The caller"
                  + " rescued that and asked the same again. Stock did the request all the same, and"
                  + " its reply at 0.4 s came too late: nobody waited for it any more. What was asked"
                  + " again was done again.");
    }

    @Test
    void whoRescuesAndGoesOnHasNotAskedAgain() {
      assertThat(told(stock("29", reserve(", \"rescue\": []"))))
          .contains("The caller rescued that. Stock did the request all the same")
          .doesNotContain("again");
    }

    @Test
    void aCallThatWasNotRescuedWasServedAllTheSame() {
      assertThat(told(stock("29", reserve(""))))
          .contains("The only arrival of load customers failed: :timeout")
          .contains("Stock did the request of an arrival of load customers all the same");
    }

    @Test
    void beforeOtp24TheLateReplyIsAMessage() {
      String receive =
          ", \"rescue\": []}, {\"receive\": {\"task_result\": []}, \"timeout\": \"1s\", \"else\": []";

      assertThat(told(stock("23", reserve(receive).replaceFirst("}$", "") + "}")))
          .contains("came late, as a message into the mailbox of who had called");
    }

    @Test
    void anotherRequestLaterIsNoRetry() {
      String module =
          """
          "duration": "3s",
          "modules": {
            "Bank": {"use": "gen_server", "handle_call": {"charge": [{"sleep": "300ms"}, {"reply": "ok"}]}},
            "Shop": {"use": "gen_server", "handle_cast": {"buy": [{"call": "Bank", "message": "charge", "timeout": "100ms", "rescue": []}]}}},
          "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
            {"id": "Bank", "module": "Bank", "name": "Bank"}, {"id": "Shop", "module": "Shop", "name": "Shop"}]},
          "faults": [{"at": "1s", "cast": "Shop", "message": "buy"}, {"at": "2s", "cast": "Shop", "message": "buy"}]
          """;

      assertThat(told(module))
          .contains(
              "Bank did all 2 requests that Shop had given up all the same, and its replies came too"
                  + " late: nobody waited for them any more.")
          .doesNotContain("asked the same again");
    }
  }

  @Nested
  class WhoStoodStill {
    private String suspended(String how) {
      return """
      "duration": "5s",
      "modules": {
        "A": {"use": "gen_server", "handle_call": {"x": [{"reply": "ok"}]}},
        "Op": {"use": "task", "run": [%s]}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "A", "module": "A", "name": "A"}, {"id": "Op", "module": "Op", "restart": "temporary"}]},
      "load": [{"id": "users", "arrivals": {"at": ["1500ms"]}, "do": [{"call": "A", "message": "x", "timeout": "100ms"}]}]
      """
          .formatted(how);
    }

    @Test
    void whoWasSuspendedBySysIsNamedWithItsTimes() {
      String how =
          "{\"sleep\": \"1s\"}, {\"sys_suspend\": \"A\"}, {\"sys_get_state\": \"A\"}, {\"sleep\": \"2s\"}, {\"sys_resume\": \"A\"}";

      assertThat(told(suspended(how)))
          .contains(":timeout in GenServer.call(A, :x, 100). A was suspended from 1.0 s to 3.0 s.");
    }

    @Test
    void whoIsNeverResumedIsSuspendedSince() {
      assertThat(told(suspended("{\"sleep\": \"1s\"}, {\"sys_suspend\": \"A\"}")))
          .contains("A was suspended since 1.0 s.");
    }

    @Test
    void whoWasSuspendedByAFaultIsNamedToo() {
      String fault = ", \"faults\": [{\"at\": \"1s\", \"suspend\": \"A\", \"for\": \"1s\"}]";

      assertThat(told(suspended("{\"sleep\": \"1ms\"}") + fault))
          .contains("A was suspended from 1.0 s to 2.0 s.");
    }
  }

  @Nested
  class UpdatesThatWereLost {
    private String counting(String step) {
      return """
      "duration": "1s",
      "modules": {
        "T": {"use": "gen_server", "init": [{"ets_new": "t", "access": "public"}, {"ets_insert": "t", "key": "k", "value": 0}]},
        "A": {"use": "task", "run": [{"ets_lookup": "t", "key": "k", "into": "n"}, {"sleep": "20ms"}, %s]},
        "B": {"use": "task", "run": [{"sleep": "10ms"}, {"ets_insert": "t", "key": "k", "value": 7}]}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "T", "module": "T"}, {"id": "A", "module": "A", "restart": "temporary"},
        {"id": "B", "module": "B", "restart": "temporary"}]}
      """
          .formatted(step);
    }

    @Test
    void whoWroteOverWhoseUpdateIsTold() {
      String insert =
          "{\"ets_insert\": \"t\", \"key\": \"k\", \"value\": {\"state\": \"n\", \"plus\": 1}}";

      assertThat(told(counting(insert)))
          .contains(
              "At 0.02 s App/A wrote over the row \"k\" of the table :t, which App/B had written"
                  + " since it read it: that update was lost.");
    }

    @Test
    void aCounterLosesNone() {
      assertThat(told(counting("{\"ets_update_counter\": \"t\", \"key\": \"k\"}")))
          .doesNotContain("lost");
    }
  }

  @Nested
  class FaultsThatStruckNobody {
    private String with(String faults) {
      return """
      "duration": "3s",
      "modules": {"M": {"use": "gen_server"}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0, "children": [
        {"id": "A", "module": "M", "name": "A"}, {"id": "B", "module": "M", "name": "B", "restart": "temporary"}]},
      "faults": [%s]
      """
          .formatted(faults);
    }

    @Test
    void aTimeAfterTheEndOfTheRunIsTold() {
      assertThat(told(with("{\"at\": \"1s\", \"kill\": \"A\"}, {\"at\": \"2s\", \"kill\": \"B\"}")))
          .contains(
              "The fault kill B never struck: it was to at 2.0 s, and the run was over at 1.0 s.");
    }

    @Test
    void aConditionThatNeverCameTrueIsTold() {
      assertThat(told(with("{\"when\": {\"mailbox\": \"A\", \"above\": 100}, \"kill\": \"A\"}")))
          .contains(
              "The fault kill A never struck: the mailbox of A never held more than 100 messages.")
          .doesNotContain("Nothing failed");
      assertThat(
              told(with("{\"when\": {\"exited\": \"A\", \"reason\": \"boom\"}, \"kill\": \"B\"}")))
          .contains("The fault kill B never struck: it never happened that A exits with :boom.");
    }

    @Test
    void aDelayThatWasLongerThanTheRunIsTold() {
      String faults =
          "{\"at\": \"1s\", \"kill\": \"B\"}, {\"when\": {\"exited\": \"B\"}, \"after\": \"5s\", \"kill\": \"A\"}";

      assertThat(told(with(faults)))
          .contains(
              "The fault kill A never struck: it was to 5 s after its condition had come true, and"
                  + " the run was over at ");
    }

    @Test
    void aTargetThatHadEndedIsTold() {
      assertThat(
              told(
                  with(
                      "{\"at\": \"1s\", \"kill\": \"B\"}, {\"at\": \"2s\", \"suspend\": \"B\", \"for\": \"1s\"}")))
          .contains(
              "The fault suspend B struck nobody: there was no such process when it came (nobody held"
                  + " the name B, which had ended at 1.0 s).")
          .doesNotContain("suspend, but nobody was there");
    }

    @Test
    void whatStruckIsNotTold() {
      assertThat(told(with("{\"at\": \"1s\", \"kill\": \"B\"}"))).doesNotContain("struck");
    }
  }

  @Nested
  class ScansOfAllProcesses {
    private static String shop(String scan, String load) {
      return """
      "duration": "3s", "vm": {"schedulers": 1, "costs": {"persistent_term_scan": "%s", "copy": "1us"}},
      "modules": {"Idle": {"use": "gen_server"},
                  "Stuck": {"use": "gen_server", "handle_call": {"_": []}},
                  "Owner": {"use": "gen_server", "init": [{"persistent_term_put": "k", "value": [1]}],
                            "handle_cast": {"change": [{"persistent_term_put": "k", "value": [2]}]}}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
               "children": [{"id": "Owner", "module": "Owner", "name": "Owner"}, {"id": "Stuck", "module": "Stuck", "name": "Stuck"},
                            {"id": "Idle", "module": "Idle", "replicas": 1000}]},
      "load": [{"id": "clock", "arrivals": {"at": ["1s"]}, "do": [{"cast": "Owner", "message": "change"}]}%s]
      """
          .formatted(scan, load);
    }

    private static final String USERS =
        ", {\"id\": \"users\", \"arrivals\": {\"constant\": \"500/s\"}, \"do\": [{\"work\": \"10us\"}]}";

    @Test
    void tellsWhomAScanSlowedDownWithoutWaitingForIt() {
      String story = told(shop("200us", USERS));

      assertThat(story)
          .containsPattern(
              "At 1\\.\\d+ s all 100\\d processes were scanned for the old persistent"
                  + " term :k \\(holders: 0\\), which took 0\\.2\\d* s: one in 100 arrivals of load"
                  + " users took [\\d.]+ us or longer meanwhile, and 12.* us at other times\\.");
    }

    @Test
    void aScanThatSlowedNobodyDownIsToldWithoutThat() {
      assertThat(told(shop("1us", USERS)))
          .contains(" processes were scanned for the old persistent term :k")
          .doesNotContain("arrivals of load");
    }

    @Test
    void whoIsCollectedWhileItWaitsGoesOnWaiting() {
      String waiter =
          """
          , {"id": "waiter", "arrivals": {"at": ["500ms"]}, "do": [
              {"persistent_term_get": "k"}, {"call": "Stuck", "message": "x", "timeout": "infinity"}]}
          """;

      assertThat(told(shop("1us", waiter)))
          .contains("(holders: 1)")
          .contains(
              "an arrival of load waiter waited for the answer of Stuck to :x from 0.5 s to the end");
    }
  }
}
