package crashlab.cli;

import static crashlab.cli.CommandSession.restartedOnce;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
  @TempDir Path folder;
  private CommandSession session;
  private Path good;

  @BeforeEach
  void writeAScenario() {
    session = new CommandSession(folder);
    good = session.file("good.json", restartedOnce("good", 1));
  }

  private static String fingerprint(Said said) {
    return said.out().replaceFirst("(?s).*fingerprint (\\w{32}).*", "$1");
  }

  @Nested
  class WithOneScenario {
    @Test
    void tellsTheStoryAndEndsWith0IfAllExpectationsHold() {
      Said said = session.run("run", good);

      assertThat(said.code()).isZero();
      assertThat(said.err()).isEmpty();
      assertThat(said.out())
          .contains("What happened", "App restarted A", "lost_way")
          .contains("✓ holds  A is restarted: exactly 0 times at 0.05 s")
          .contains("2 of 2 hold")
          .containsPattern("fingerprint [0-9a-f]{32}  seed 5\n");
    }

    @Test
    void headsTheStoryWithTheRootOfTheScenarioAndNotWithAnApplicationThatItNeeds() {
      String text = restartedOnce("events", 1).replace("\"seed\": 5", "\"telemetry\": []");

      Said said = session.run("run", session.file("events.json", text));

      assertThat(said.out()).contains("\n  App with ").doesNotContain("telemetry_sup with");
    }

    @Test
    void endsWith1IfAnExpectationDoesNotHold() {
      Said said = session.run("run", session.file("bad.json", restartedOnce("bad", 2)));

      assertThat(said.code()).isEqualTo(1);
      assertThat(said.out()).contains("✗ fails  A is restarted: exactly 2 times", "1 of 2 holds");
    }

    @Test
    void endsWith4IfALimitCutTheRun() {
      String text = restartedOnce("cut", 1).replace("\"seed\": 5", "\"limits\": {\"events\": 20}");

      Said said = session.run("run", session.file("cut.json", text));

      assertThat(said.code()).isEqualTo(4);
      assertThat(said.out())
          .endsWith("the run was cut after 20 events and steps; limits.events allows more\n");
    }

    @Test
    void endsWith0IfTheLimitIsWhatIsExpected() {
      String text =
          restartedOnce("cut", 0)
              .replace("\"seed\": 5", "\"limits\": {\"events\": 20}")
              .replace("\"expect\": [", "\"expect\": [{\"outcome\": \"limit\"},");

      assertThat(session.run("run", session.file("cut.json", text)).code()).isZero();
    }

    @Test
    void tellsMistakesWithTheirPlaceAndEndsWith2() {
      Path typo =
          session.file(
              "typo.json", restartedOnce("typo", 1).replace("\"one_for_one\"", "\"one_for_al\""));

      Said said = session.run("run", typo, "--trace", folder.resolve("t"), "--json", "j.json");

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.out()).isEmpty();
      assertThat(said.err())
          .isEqualTo(
              typo
                  + ":13:17: /tree/strategy: found \"one_for_al\", expected a strategy"
                  + " (one_for_one, one_for_all or rest_for_one). Did you mean \"one_for_all\"?\n"
                  + "  13 |     \"strategy\": \"one_for_al\",\n"
                  + "     |                 ^^^^^^^^^^^^\n");
      assertThat(session.files()).containsExactly("good.json", "typo.json");
    }

    @Test
    void saysOneLineWhenQuiet() {
      assertThat(session.run("--quiet", "run", good).code()).isEqualTo(2);
      assertThat(session.run("run", "--quiet", good).out())
          .matches("good: 2 of 2 expectations hold, fingerprint [0-9a-f]{32}, seed 5\n");
    }

    @Test
    void findsAScenarioThatShipsByItsName() {
      session.file("scenarios/tasks/shipped.json", restartedOnce("shipped", 1));

      assertThat(session.run("run", "shipped").code()).isZero();
      assertThat(session.run("run", "tasks/shipped").code()).isZero();
      assertThat(session.run("run", "shiped"))
          .isEqualTo(
              new Said(
                  2,
                  "",
                  "crashlab: \"shiped\" is neither a file nor a scenario that ships (crashlab"
                      + " list). Did you mean shipped?\n"));
      assertThat(session.run("run", "nowhere.json").err())
          .isEqualTo("crashlab: nowhere.json: there is no such file\n");
    }
  }

  @Nested
  class WithAnotherSeedOrOtherParams {
    @Test
    void meetsTheSameLuckOnlyWithTheSameSeed() {
      Said own = session.run("run", good);
      Said again = session.run("run", good, "--seed", 5);
      Said other = session.run("run", "--seed=6", good);

      assertThat(again.out()).isEqualTo(own.out());
      assertThat(fingerprint(other)).isNotEqualTo(fingerprint(own));
      assertThat(other.out()).contains("seed 6");
    }

    @Test
    void putsParamsIn() {
      Said said = session.run("run", "--param", "when=10ms", good);

      assertThat(said.code()).isEqualTo(1);
      assertThat(said.out()).contains("✗ fails  A is restarted: exactly 0 times at 0.05 s");
    }

    @Test
    void refusesAParamThatTheScenarioDoesNotHave() {
      Said said = session.run("run", good, "--param", "whn=10ms");

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err())
          .startsWith(
              "--param:1:1: found \"whn\", expected one of the scenario's params."
                  + " Did you mean \"when\"?\n");
    }
  }

  @Nested
  class WithSeveralScenarios {
    private Path bad;
    private Path broken;

    @BeforeEach
    void writeMore() {
      bad = session.file("bad.json", restartedOnce("bad", 2));
      broken = session.file("broken.json", "{");
    }

    @Test
    void runsEachInTurnAndEndsWithTheGravestCode() {
      Said said = session.run("run", "--quiet", bad, good);

      assertThat(said.code()).isEqualTo(1);
      assertThat(said.out().lines().map(line -> line.substring(0, line.indexOf(','))))
          .containsExactly("bad: 1 of 2 expectations fail", "good: 2 of 2 expectations hold");
      assertThat(session.run("run", "--quiet", broken, bad, good).code()).isEqualTo(2);
    }

    @Test
    void writesTheResultsOfAllAsAnArray() {
      Said said = session.run("run", "--json", "-", bad, good);

      JsonNode results = JsonMapper.shared().readTree(said.out());
      assertThat(results.valueStream().map(run -> run.get("name").asString()))
          .containsExactly("bad", "good");
    }

    @Test
    void writesNoResultsUnlessAllRan() {
      Said said = session.run("run", "--quiet", "--json", folder.resolve("r"), good, broken);

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err())
          .endsWith("crashlab: no results were written, since not every scenario ran\n");
      assertThat(session.files()).containsExactly("bad.json", "broken.json", "good.json");
    }

    @Test
    void refusesToWriteTwoRunsIntoOneTrace() {
      assertThat(session.run("run", "--trace", folder.resolve("t"), bad, good).err())
          .isEqualTo("crashlab: --trace writes one run, and here are 2 scenarios\n");
    }
  }

  @Nested
  class WithFilesToWrite {
    @Test
    void writesEveryEventAndLastTheFingerprint() throws IOException {
      Path trace = folder.resolve("t.jsonl");

      Said said = session.run("run", good, "--trace", trace);

      List<String> lines = Files.readAllLines(trace);
      int events = lines.size() - 1;
      assertThat(lines.getFirst()).startsWith("{\"seq\": 1, \"t\": 0, \"event\": \"spawn\"");
      assertThat(lines.getLast())
          .isEqualTo(
              "{\"fingerprint\": \"%s\", \"seed\": 5, \"events\": %d, \"outcome\": \"completed\"}"
                  .formatted(fingerprint(said), events));
      assertThat(session.files()).containsExactly("good.json", "t.jsonl");
    }

    @Test
    void writesTheResults() throws IOException {
      Path file = session.file("result.json", "something older");

      Said said = session.run("run", good, "--json", file);

      JsonNode result = JsonMapper.shared().readTree(Files.readString(file));
      assertThat(said.out()).contains("What happened");
      assertThat(result.get("file").asString()).isEqualTo(good.toString());
      assertThat(result.get("name").asString()).isEqualTo("good");
      assertThat(result.get("outcome").asString()).isEqualTo("completed");
      assertThat(result.get("fingerprint").asString()).isEqualTo(fingerprint(said));
      assertThat(result.get("seed").asLong()).isEqualTo(5);
      assertThat(result.get("events").asLong()).isGreaterThan(100);
      assertThat(result.get("duration_ns").asLong()).isEqualTo(1_000_000_000L);
      assertThat(result.get("params").toString()).isEqualTo("{\"when\":\"100ms\"}");
      assertThat(result.at("/expectations/0").toString())
          .isEqualTo(
              "{\"pointer\":\"/expect/0\",\"holds\":true,"
                  + "\"expected\":\"A is restarted: exactly 0 times at 0.05 s\","
                  + "\"seen\":\"A was not restarted\",\"at\":50000000}");
      assertThat(result.at("/expectations/1/holds").asBoolean()).isTrue();
      assertThat(result.at("/mailbox_max/A").asInt()).isPositive();
      assertThat(result.get("restarts").toString()).isEqualTo("{\"A\":1}");
    }

    @Test
    void writesWhatFollowedFromEachFailure() {
      JsonNode results =
          JsonMapper.shared().readTree(session.run("run", good, "--json", "-").out());

      JsonNode cascade = results.at("/cascades/0");
      assertThat(results.get("cascades").size()).isEqualTo(1);
      assertThat(results.has("more_cascades")).isFalse();
      assertThat(cascade.propertyNames())
          .containsExactly("root", "from", "to", "exits", "restarts", "gave_up", "steps", "arrows");
      assertThat(cascade.at("/root/subject").asString()).isEqualTo("A");
      assertThat(cascade.at("/root/says").asString()).isEqualTo("Fault: kill A");
      assertThat(cascade.get("from").asLong()).isEqualTo(100_000_000L);
      assertThat(cascade.get("steps").valueStream().map(JsonNode::toString))
          .satisfiesExactly(
              fault -> assertThat(fault).contains("\"step\":1,", "\"kind\":\"fault\"", "\"A\""),
              crash -> assertThat(crash).contains("\"step\":2,", "\"crash\"", "\"cause\":1}"),
              restart -> assertThat(restart).contains("\"step\":3,", "\"App\"", "\"cause\":2}"));
      assertThat(cascade.at("/arrows/1").toString())
          .isEqualTo(
              "{\"kind\":\"restart\",\"from\":\"App\",\"to\":\"A#2\",\"label\":\"restart 1\",\"cause\":3}");
    }

    @Test
    void writesWhatEachLoadCameTo() {
      JsonNode loads =
          JsonMapper.shared().readTree(session.run("run", good, "--json", "-").out()).get("loads");

      JsonNode users = loads.get("users");
      assertThat(users.get("offered").asInt()).isEqualTo(users.get("completed").asInt());
      assertThat(users.get("throughput_per_s").asDouble())
          .isEqualTo(users.get("completed").asInt() / 0.5);
      assertThat(users.get("latency_us").propertyNames())
          .containsExactly("mean", "p50", "p90", "p99", "p999", "max");
      assertThat(users.at("/latency_us/max").asDouble()).isPositive();
      assertThat(users.get("failures").toString()).isEqualTo("{}");
      assertThat(loads.at("/lost/failures").toString()).isEqualTo("{\"lost_way\":1}");
      assertThat(loads.at("/lost/failed").asInt()).isEqualTo(1);
      assertThat(loads.at("/lost/latency_us/p50").isNull()).isTrue();
    }

    @Test
    void refusesAPlaceWhereNoFileCanBe() {
      assertThat(session.run("run", good, "--trace", folder).err())
          .isEqualTo("crashlab: --trace " + folder + ": it is a folder, expected a file\n");
      assertThat(session.run("run", good, "--json", "/dev/null").err())
          .isEqualTo("crashlab: --json /dev/null: it is no ordinary file\n");
      Path nowhere = folder.resolve("no/such");
      assertThat(session.run("run", good, "--json", nowhere.resolve("r.json")))
          .isEqualTo(
              new Said(
                  2,
                  "",
                  "crashlab: --json "
                      + nowhere.resolve("r.json")
                      + ": there is no folder "
                      + nowhere
                      + '\n'));
    }

    @Test
    void writesThroughASymbolicLink() throws IOException {
      Path target = session.file("target.json", "");
      Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

      session.run("run", good, "--json", link);

      assertThat(link).isSymbolicLink();
      assertThat(target).content().startsWith("{");
    }
  }
}
