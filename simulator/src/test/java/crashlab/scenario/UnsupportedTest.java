package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each word of a system that this version does not simulate is refused as such.
class UnsupportedTest {
  @ParameterizedTest
  @CsvSource({
    "what stands outside the VM, world",
    "telemetry reporters, telemetry_metrics",
  })
  void parts(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      isRefused(system, word, Small.withPart("\"%s\": {}".formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "what stands outside the VM, 'queue_publish queue_push query'",
    "GenStage, 'emit gen_stage_subscribe gen_stage_cancel'",
    "Broadway, 'put_batcher put_batch_key put_batch_mode message_failed drop'",
    "Oban, 'cancel discard snooze oban_insert oban_insert_all oban_update_jobs oban_pause_queue'",
    "Oban, 'oban_resume_queue oban_scale_queue oban_cancel_job oban_retry_job'",
    ":sys.replace_state, sys_replace_state",
    ":sys.statistics, sys_statistics",
    ":sys.terminate, sys_terminate",
    "Agent.start, agent_start",
    "telemetry:persist, telemetry_persist",
  })
  void steps(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      isRefused(system, word, Small.withStep("{\"%s\": \"x\"}".formatted(word)));
      isRefused(
          system, word, Small.withStep("{\"%s\": \"x\", \"timeout\": \"5s\"}".formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "what stands outside the VM, queue_down",
    "databases, 'database_down database_slow database_hang'",
  })
  void faults(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      String fault = "\"faults\": [{\"at\": \"1s\", \"%s\": \"x\", \"for\": \"1s\"}]";
      isRefused(system, word, Small.withPart(fault.formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({"Oban, 'jobs leader'"})
  void expectations(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      String expectation = "\"expect\": [{\"%s\": \"x\", \"equals\": 1}]";
      isRefused(system, word, Small.withPart(expectation.formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Broadway and message queues, 'queue broadway'",
    "databases, database",
    "GenStage, stage",
    "Oban, oban",
  })
  void metrics(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      String expectation = "\"expect\": [{\"metric\": \"%s.x\", \"equals\": 1}]";
      isRefused(system, word, Small.withPart(expectation.formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GenStage, 'demand events buffer'",
    "Broadway, broadway",
    "what stands outside the VM, queue",
    "Oban, oban",
  })
  void events(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      String expectation = "\"expect\": [{\"trace\": {\"event\": \"%s\"}, \"equals\": 0}]";
      isRefused(system, word, Small.withPart(expectation.formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Broadway, broadway",
    "Oban, oban",
  })
  void children(String system, String words) {
    for (String word : List.of(words.split(" "))) {
      isRefused(system, word, Small.withChild("{\"id\": \"X\", \"type\": \"%s\"}".formatted(word)));
    }
  }

  @ParameterizedTest
  @CsvSource({"GenStage, gen_stage", "Oban, oban_worker"})
  void modules(String system, String word) {
    isRefused(system, word, Small.withModule("\"M\": {\"use\": \"%s\"}".formatted(word)));
  }

  /// Source: OTP 24 release notes, kernel: pg2 was removed, pg takes its place.
  @Test
  void pg2IsGone() {
    String child = Small.withChild("{\"id\": \"X\", \"type\": \"pg2\"}");
    String step = Small.withStep("{\"pg2_join\": \"x\"}");

    assertThat(Small.problem(child))
        .endsWith(
            "pg2 was removed in OTP 24, and pg takes its place: so \"pg2\" is refused, see \"pg\"");
    assertThat(Small.problem(step))
        .endsWith(
            "pg2 was removed in OTP 24, and pg takes its place: so \"pg2_join\" is refused, see"
                + " \"pg_join\"");
  }

  private static void isRefused(String system, String word, String scenario) {
    assertThat(Small.problem(scenario))
        .endsWith("this version does not simulate " + system + ", so \"" + word + "\" is refused");
  }
}
