package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadResult;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DesignFormTest {
  private static final String SHOP =
      """
      {
        "format": 1, "name": "shop", "duration": "1s",
        "params": {"users": 5, "pace": "1ms"},
        "modules": {
          "Till": {
            "use": "gen_server",
            "handle_call": {"buy": [{"task_async": "Mail", "await": "1s"}, {"reply": "ok"}]},
            "handle_cast": {"buy": []},
            "handle_info": {"task_result": [], "DOWN": []}
          },
          "Mail": {"use": "task", "run": [{"work": "5ms"}]}
        },
        "tree": {
          "id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 7,
          "children": [
            {"id": "Tasks", "type": "task_supervisor"},
            {"id": "Till", "module": "Till", "name": "Till", "restart": "transient"},
            {"id": "Once", "module": "Mail"}
          ]
        },
        "load": [
          {"id": "l", "closed": {"users": {"$param": "users"}, "think": {"$param": "pace"}},
           "do": [{"call": "Till", "message": "buy", "timeout": "1s", "rescue": []}]},
          {"id": "p", "arrivals": {"poisson": "5/s"}, "do": [{"cast": "Till", "message": "buy"}]}
        ]
      }
      """;

  private static List<Setting> settings(String text) {
    return DesignForm.of(text).orElseThrow();
  }

  private static Setting setting(String group, String label) {
    return settings(SHOP).stream()
        .filter(s -> s.group().equals(group) && s.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(group + " " + label + " in " + settings(SHOP)));
  }

  private static String with(String group, String label, String value) {
    return setting(group, label).change(SHOP, value).orElseThrow();
  }

  @Test
  void valuesThatAreNotGivenAreTheDefaults() {
    assertThat(setting("App", "max_restarts").value()).isEqualTo("7");
    assertThat(setting("App", "max_restarts").given()).isTrue();
    assertThat(setting("App", "max_seconds").value()).isEqualTo("5");
    assertThat(setting("App", "max_seconds").given()).isFalse();
    assertThat(setting("App/Tasks", "shutdown").value()).isEqualTo("infinity");
    assertThat(setting("App/Till", "shutdown").value()).isEqualTo("5s");
    assertThat(setting("App/Once", "restart").value()).isEqualTo("temporary");
    assertThat(setting("Scenario", "schedulers").value()).isEqualTo("4");
    assertThat(setting("Scenario", "seed").value()).isEqualTo("0");
  }

  @Test
  void aChangeLeavesTheRestOfTheTextAsItIs() {
    assertThat(with("App", "strategy", "rest_for_one"))
        .isEqualTo(SHOP.replace("one_for_one", "rest_for_one"));
    assertThat(with("App", "max_restarts", "2"))
        .isEqualTo(SHOP.replace("\"max_restarts\": 7", "\"max_restarts\": 2"));
    assertThat(with("App/Till", "restart", "permanent"))
        .isEqualTo(SHOP.replace("transient", "permanent"));
    assertThat(with("App/Once", "shutdown", "brutal_kill"))
        .isEqualTo(
            SHOP.replace(
                "\"module\": \"Mail\"}", "\"module\": \"Mail\", \"shutdown\": \"brutal_kill\"}"));
    assertThat(with("Load p", "poisson", "50/s")).isEqualTo(SHOP.replace("5/s", "50/s"));
    assertThat(with("Parameters", "users", "6"))
        .isEqualTo(SHOP.replace("\"users\": 5", "\"users\": 6"));
    assertThat(with("Parameters", "pace", "2ms")).isEqualTo(SHOP.replace("1ms", "2ms"));
    assertThat(with("Scenario", "schedulers", "2")).contains("\"vm\": {\"schedulers\": 2}");
  }

  @Test
  void whatIsNoValueForItIsRefused() {
    assertThat(setting("App", "strategy").change(SHOP, "simple_one_for_one")).isEmpty();
    assertThat(setting("App", "max_restarts").change(SHOP, "-1")).isEmpty();
    assertThat(setting("App", "max_restarts").change(SHOP, "many")).isEmpty();
    assertThat(setting("App/Till", "shutdown").change(SHOP, " ")).isEmpty();
  }

  @Test
  void aTaskBecomesOneWithoutALinkAndBack() {
    String group = "Till handle_call buy";
    String nolink = with(group, "step with Mail", "task_supervisor_async_nolink");

    assertThat(nolink)
        .contains(
            "{\"task_supervisor_async_nolink\": \"Mail\", \"await\": \"1s\", \"supervisor\": \"Tasks\"}");
    Setting back =
        settings(nolink).stream().filter(s -> s.group().equals(group)).findFirst().orElseThrow();
    assertThat(back.change(nolink, "task_async")).hasValue(SHOP);
    assertThat(back.change(nolink, "task_start_child"))
        .hasValueSatisfying(text -> assertThat(text).doesNotContain("\"await\""));
  }

  @Test
  void aCallBecomesACastWithoutWhatOnlyCallsHave() {
    assertThat(with("Load l", "step with Till", "cast"))
        .isEqualTo(
            SHOP.replace(
                "{\"call\": \"Till\", \"message\": \"buy\", \"timeout\": \"1s\", \"rescue\": []}",
                "{\"cast\": \"Till\", \"message\": \"buy\"}"));
  }

  @Test
  void whatComesFromAParameterSaysSo() {
    assertThat(setting("Load l", "users").parameter()).isEqualTo("users");
  }

  @Test
  void withoutATaskSupervisorTasksStayLinked() {
    String text = SHOP.replace("{\"id\": \"Tasks\", \"type\": \"task_supervisor\"},", "");

    assertThat(settings(text))
        .noneMatch(
            s -> s.kind() instanceof Setting.VerbChoice v && v.verbs().contains("task_async"));
  }

  @Test
  void whatIsNoJsonHasNoForm() {
    assertThat(DesignForm.of("{")).isEmpty();
    assertThat(DesignForm.of("[]")).hasValue(List.of());
  }

  static Stream<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everySettingOfEveryScenarioCanBeGivenTheValueThatItHas(Path file) throws IOException {
    ScenarioText source = ScenarioText.load(file);
    for (Setting setting : settings(source.text())) {
      if (setting.parameter() == null && !setting.value().isEmpty()) {
        String text = setting.change(source.text(), setting.value()).orElseThrow();

        assertThat(source.withText(text).read())
            .describedAs("%s", setting)
            .isInstanceOf(ReadResult.Read.class);
      }
    }
  }
}
