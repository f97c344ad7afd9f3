package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the story of a run tells of tables and telemetry handlers.
class LibraryStoryTest {
  private static String story(String parts) {
    String text =
        """
        {"format": 1, "name": "story", "duration": "1s", "application": "temporary",
         "faults": [{"at": "100ms", "crash": "Owner", "reason": "bug"}],
        %s}
        """
            .formatted(parts);
    return ToldStory.ofText(text);
  }

  private static String shop(String owner, String others) {
    return """
    "modules": {"Owner": {"use": "gen_server", "init": [%s]}, "Heir": {"use": "gen_server"},
                "Reader": {"use": "gen_server", "handle_cast": {"go": [{"ets_lookup": "t"}], "careful": [{"ets_lookup": "t", "rescue": []}]}}},
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "Heir", "module": "Heir", "name": "Heir"},
      {"id": "Owner", "module": "Owner", "name": "Owner", "restart": "temporary"},
      {"id": "Reader", "module": "Reader", "name": "Reader"}]}%s
    """
        .formatted(owner, others);
  }

  private static String at(String time, String step) {
    return ", \"load\": [{\"id\": \"users\", \"arrivals\": {\"at\": [\"%s\"]}, \"do\": [%s]}]"
        .formatted(time, step);
  }

  @Test
  void aTableIsLostWithItsOwnerAndWhoReadsItNextFailsOfThat() {
    String table = "{\"ets_new\": \"t\"}, {\"ets_insert\": \"t\", \"rows\": 7}";

    assertThat(story(shop(table, at("200ms", "{\"cast\": \"Reader\", \"message\": \"go\"}"))))
        .contains("Owner ended with :bug.\n")
        .contains("Owner took the table :t with it (rows: 7).\n")
        .contains("Reader ended with :badarg (the table t had ended with its owner Owner).\n");
  }

  @Test
  void whoRescuesHasNotFailedOfTheLoss() {
    String careful =
        at(
            "200ms",
            "{\"ets_lookup\": \"t\", \"rescue\": []}, {\"cast\": \"Reader\", \"message\": \"careful\"}");

    assertThat(story(shop("{\"ets_new\": \"t\"}", careful)))
        .contains("Owner took the table :t with it (rows: 0).\n")
        .contains("Reader rescued :badarg (the table t had ended with its owner Owner)")
        .doesNotContain("Reader ended");
  }

  @Test
  void arrivalsThatFailSayWhatTheyMissed() {
    assertThat(story(shop("{\"ets_new\": \"t\"}", at("200ms", "{\"ets_lookup\": \"t\"}"))))
        .contains("1 failed: :badarg (the table t had ended with its owner Owner)\n");
    assertThat(story(shop("{\"ets_new\": \"t\"}", at("50ms", "{\"ets_insert\": \"t\"}"))))
        .contains("1 failed: :badarg (the table t is protected, and not its own)\n");
    assertThat(story(shop("", at("50ms", "{\"ets_new\": \"t\"}, {\"ets_new\": \"t\"}"))))
        .contains("1 failed: :badarg (there is a table t already)\n");
    String gone = "{\"ets_new\": \"t\"}, {\"ets_delete\": \"t\"}, {\"ets_lookup\": \"t\"}";
    assertThat(story(shop("", at("50ms", gone))))
        .contains("1 failed: :badarg (there is no table t)\n");
  }

  @Test
  void aTableGoesToItsHeir() {
    String table = "{\"ets_new\": \"t\", \"heir\": \"Heir\"}, {\"ets_insert\": \"t\"}";

    assertThat(story(shop(table, at("200ms", "{\"ets_lookup\": \"t\"}"))))
        .contains("Owner handed the table :t (rows: 1) over to Heir.\n")
        .doesNotContain("badarg");
  }

  @Test
  void aTableThatEndsWithoutAFailureIsNotWorthASentence() {
    String owner =
        at("200ms", "{\"ets_new\": \"mine\"}, {\"ets_insert\": \"mine\"}, {\"sleep\": \"1ms\"}");

    assertThat(story(shop("{\"ets_new\": \"t\"}", owner))).doesNotContain("mine");
  }

  @Test
  void aHandlerThatFailedIsDetachedAndTheStorySaysOfWhat() {
    String handlers =
        """
        , "telemetry": [{"id": "raises", "events": [["e"]], "do": [{"raise": "boom"}]},
                        {"id": "counts", "events": [["e"]], "do": [{"ets_update_counter": "t", "default": 0}]}]
        """;

    assertThat(
            story(shop("{\"ets_new\": \"t\"}", at("200ms", "{\"telemetry\": [\"e\"]}") + handlers)))
        .contains(
            "an arrival of load users detached the telemetry handler :raises for good: it failed"
                + " with the :error RuntimeError \"boom\".\n")
        .contains(
            "detached the telemetry handler :counts for good: it failed with the :error :badarg"
                + " (the table t had ended with its owner Owner).\n");
  }
}
