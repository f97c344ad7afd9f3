package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which ends a supervisor reports of children that it stops. Source: OTP supervisor.erl,
/// `shutdown/1`; Elixir dynamic_supervisor.ex, `wait_child/4`.
class StopRulesTest {
  /// A child that ends in its own way when it is stopped, and what its supervisor reports of that.
  private static List<String> reports(String supervisor, String child, String end, String stop) {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "A": {"use": "gen_server", "trap_exit": true, "handle_info": {"_": []}, "terminate": [%s]},
              "Driver": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": "1h"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "S", %s, "restart": "temporary"},
              {"id": "Driver", "module": "Driver", "restart": "temporary"}]}
            """
                .formatted(end, stop.formatted(child), supervisor.formatted(child)));
    assertThat(run.events("App/Driver#1")).contains("[\"result\", \"terminate_child\", \"ok\"]");
    return run.events("App/S#1").stream()
        .filter(event -> event.contains("shutdown_error"))
        .map(event -> event.substring(event.lastIndexOf(',') + 3, event.length() - 2))
        .toList();
  }

  private static String child(String restart, String shutdown) {
    return "{\"id\": \"A\", \"module\": \"A\", \"name\": \"A\", \"restart\": \"%s\", \"shutdown\": %s}"
        .formatted(restart, shutdown);
  }

  private static List<String> ofSupervisor(String restart, String shutdown, String end) {
    return reports(
        "\"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [%s]",
        child(restart, shutdown), end, "{\"terminate_child\": \"S\", \"child\": \"A\"}");
  }

  private static List<String> ofDynamic(String restart, String shutdown, String end) {
    return reports(
        "\"type\": \"dynamic_supervisor\"",
        child(restart, shutdown),
        end,
        "{\"start_child\": \"S\", \"child\": %s}, {\"terminate_child\": \"S\", \"child\": \"A\"}");
  }

  private static String exit(String reason) {
    return reason.equals("none") ? "" : "{\"exit\": " + reason + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permanent | none | ''",
        "permanent | \"shutdown\" | ''",
        "permanent | \"normal\" | normal",
        "permanent | [\"shutdown\", \"x\"] | x\"",
        "permanent | \"odd\" | odd",
        "transient | none | ''",
        "transient | \"normal\" | ''",
        "transient | [\"shutdown\", \"x\"] | ''",
        "transient | \"odd\" | odd",
        "temporary | \"normal\" | ''",
        "temporary | [\"shutdown\", \"x\"] | ''",
        "temporary | \"odd\" | odd"
      })
  void aSupervisorReportsAnEndOtherThanShutdownButNoOrderlyOneOfAChildThatIsNotPermanent(
      String restart, String end, String report) {
    assertThat(ofSupervisor(restart, "5000", exit(end)))
        .isEqualTo(report.isEmpty() ? List.of() : List.of(report));
  }

  @ParameterizedTest
  @CsvSource({"permanent", "transient", "temporary"})
  void aChildThatIsKilledBrutallyIsMeantToEndSo(String restart) {
    assertThat(ofSupervisor(restart, "\"brutal_kill\"", "{\"sleep\": 10}")).isEmpty();
    assertThat(ofDynamic(restart, "\"brutal_kill\"", "{\"sleep\": 10}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"permanent", "transient", "temporary"})
  void aChildThatIsKilledSinceItTakesTooLongIsReported(String restart) {
    assertThat(ofSupervisor(restart, "50", "{\"sleep\": 60}")).containsExactly("killed");
    assertThat(ofDynamic(restart, "50", "{\"sleep\": 60}")).containsExactly("killed");
  }

  @Test
  void aChildThatEndsInTimeIsNotKilled() {
    assertThat(ofSupervisor("permanent", "50", "{\"sleep\": 40}")).isEmpty();
    assertThat(ofDynamic("permanent", "50", "{\"sleep\": 40}")).isEmpty();
    assertThat(ofSupervisor("permanent", "\"infinity\"", "{\"sleep\": 1000}")).isEmpty();
    assertThat(ofDynamic("permanent", "\"infinity\"", "{\"sleep\": 1000}")).isEmpty();
  }

  /// `{shutdown, _}` of a permanent child is an end as it should be here, unlike for OTP.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permanent | none | ''",
        "permanent | \"normal\" | normal",
        "permanent | [\"shutdown\", \"x\"] | ''",
        "permanent | \"odd\" | odd",
        "transient | \"normal\" | ''",
        "transient | [\"shutdown\", \"x\"] | ''",
        "temporary | \"normal\" | ''",
        "temporary | \"odd\" | odd"
      })
  void aDynamicSupervisorReportsAnEndOtherThanShutdownOrNormalOfAChildThatIsNotPermanent(
      String restart, String end, String report) {
    assertThat(ofDynamic(restart, "5000", exit(end)))
        .isEqualTo(report.isEmpty() ? List.of() : List.of(report));
  }

  /// A dynamic supervisor that stops: each child has its own time limit, from when it was told.
  @Test
  void aDynamicSupervisorKillsEachChildAtTheEndOfItsOwnTime() {
    List<String> killed = new ArrayList<>();
    Map<Integer, String> ids = new LinkedHashMap<>();
    TraceSink sink =
        (seq, time, type, pid, other, cause, detail) -> {
          if (detail instanceof Detail.Identity identity) {
            ids.put(pid, identity.id());
          } else if (type == EventType.SUPERVISOR_KILL_CHILD) {
            killed.add(ids.get(other) + " at " + time / 1_000_000);
          }
        };
    Experiment run =
        Experiment.run(
            Experiment.scenario(
                """
                {"format": 1, "name": "kills", "duration": "3s", "vm": {"costs": %s},
                 "modules": {
                   "A": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "1h"}]},
                   "Fine": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 60}]},
                   "Driver": {"use": "process", "run": [{"sleep": 100},
                     {"start_child": "S", "child": {"id": "Late", "module": "A", "shutdown": 200}},
                     {"start_child": "S", "child": {"id": "Early", "module": "A", "shutdown": 100}},
                     {"start_child": "S", "child": {"id": "Fine", "module": "Fine", "shutdown": 100}},
                     {"start_child": "S", "child": {"id": "Also", "module": "A", "shutdown": 100}},
                     {"start_child": "S", "child": {"id": "Brutal", "module": "A", "shutdown": "brutal_kill"}},
                     {"terminate_child": "App", "child": "S"}]}
                 },
                 "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                   {"id": "S", "type": "dynamic_supervisor"},
                   {"id": "Driver", "module": "Driver", "restart": "temporary"}]}}
                """
                    .formatted(Experiment.NO_COSTS)),
            sink);

    assertThat(killed)
        .containsExactly("Brutal at 100", "Early at 200", "Also at 200", "Late at 300");
    assertThat(run.events("App/S#1").stream().filter(event -> event.contains("report")))
        .containsExactlyInAnyOrder(
            "[\"report\", \"shutdown_error\", \"App/S/Early#1\", \"killed\"]",
            "[\"report\", \"shutdown_error\", \"App/S/Also#1\", \"killed\"]",
            "[\"report\", \"shutdown_error\", \"App/S/Late#1\", \"killed\"]");
  }
}
