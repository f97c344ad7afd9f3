package crashlab.ui.editor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private static final Completion COMPLETION = new Completion(Schema.load());
  private static final String SHOP =
      """
      {
        "format": 1,
        "name": "shop",
        "params": {"users": 5},
        "modules": {
          "Checkout": {
            "use": "gen_server",
            "handle_call": {"order": [{"task_async": "Mail"}, STEP]},
            "handle_cast": {"forget": []}
          },
          "Mail": {"use": "task", "run": [{"work": "5ms"}]},
          "Cart": {"use": "agent", "functions": {"add": []}}
        },
        "tree": {
          "id": "Shop", "type": "supervisor", "strategy": "one_for_one", TREE
          "children": [
            {"id": "Tasks", "type": "task_supervisor"},
            {"id": "Checkout", "module": "Checkout", "name": "Till"},
            CHILD
          ]
        },
        "load": [{"id": "customers", "do": []}],
        "expect": [EXPECT]
      }
      """;

  private static Completion.Proposals proposals(String marked) {
    int caret = marked.indexOf('|');
    return COMPLETION.at(marked.replace("|", ""), caret);
  }

  private static List<String> labels(String marked) {
    return proposals(marked).all().stream().map(Proposal::label).toList();
  }

  private static String shop(String place, String text) {
    return SHOP.replace(place, text).replaceAll("STEP|TREE|CHILD|EXPECT", "");
  }

  @Test
  void keysOfTheScenarioAreProposedWithWhatTheyMean() {
    var proposals = proposals("{\"format\": 1, |}");

    assertThat(proposals.all())
        .extracting(Proposal::label)
        .contains("name", "duration", "tree", "seed", "load")
        .doesNotContain("format");
    Proposal seed =
        proposals.all().stream().filter(p -> p.label().equals("seed")).findFirst().orElseThrow();
    assertThat(seed.text()).isEqualTo("\"seed\": ");
    assertThat(seed.description()).contains("All chance comes from it").contains("Default: 0");
  }

  @Test
  void whatIsRequiredComesFirst() {
    assertThat(labels("{|}").subList(0, 3)).containsExactlyInAnyOrder("format", "name", "duration");
  }

  @Test
  void aKeyThatIsBeingWrittenIsReplacedAsAWhole() {
    var proposals = proposals("{\"format\": 1, \"dur|\n}");

    assertThat(proposals.all()).extracting(Proposal::label).contains("duration");
    assertThat(proposals.all().getFirst().text()).isEqualTo("\"duration\": \"\"");
    assertThat(proposals.all().getFirst().caret()).isEqualTo(1);
    assertThat(proposals.from()).isEqualTo(14);
    assertThat(proposals.to()).isEqualTo(18);
  }

  @Test
  void aKeyThatHasItsValueGetsNoSecondOne() {
    assertThat(proposals("{\"du|\": \"5s\"}").all().getFirst().text()).isEqualTo("\"duration\"");
  }

  @Test
  void theVerbsOfStepsAreProposedInAnEmptyStep() {
    var proposals = proposals(shop("STEP", "{|}"));

    assertThat(proposals.all())
        .extracting(Proposal::label)
        .contains("call", "cast", "work", "sleep", "task_async", "raise")
        .doesNotContain("rescue", "await");
    Proposal work =
        proposals.all().stream().filter(p -> p.label().equals("work")).findFirst().orElseThrow();
    assertThat(work.detail()).isEqualTo("step");
    assertThat(work.description()).contains("holds a scheduler");
  }

  @Test
  void aStepThatIsBegunGetsItsOwnOptions() {
    assertThat(labels(shop("STEP", "{\"call\": \"Till\", |}")))
        .containsExactly("message", "timeout", "into", "rescue");
  }

  @Test
  void theStrategiesAreProposedThoseThatBeginAlikeFirst() {
    String text = SHOP.replace("\"one_for_one\"", "\"on|e_for_al\"");

    assertThat(labels(text.replaceAll("STEP|TREE|CHILD|EXPECT", "")))
        .containsExactly("one_for_one", "one_for_all", "rest_for_one");
  }

  @Test
  void targetsAreTheRegisteredNames() {
    assertThat(labels(shop("STEP", "{\"call\": \"|\"}")))
        .containsExactly("Shop", "Tasks", "Till", "self", "caller");
    assertThat(labels(shop("STEP", "{\"task_start_child\": \"Mail\", \"supervisor\": \"|\"}")))
        .containsExactly("Tasks");
  }

  @Test
  void modulesAreProposedWhereOneIsExpected() {
    assertThat(labels(shop("CHILD", "{\"id\": \"X\", \"module\": \"|\"}")))
        .containsExactly("Checkout", "Mail", "Cart");
    assertThat(labels(shop("STEP", "{\"task_async\": \"|\"}"))).containsExactly("Mail");
  }

  @Test
  void namesThatStepsGiveAreRegisteredToo() {
    String step =
        "{\"register\": \"Me\"}, {\"spawn\": \"Mail\", \"name\": \"You\"}, {\"call\": \"|\"}";

    assertThat(labels(shop("STEP", step))).contains("Till", "Me", "You", "self");
  }

  @Test
  void messagesAreTheClausesOfTheOneWhoIsAddressed() {
    assertThat(labels(shop("STEP", "{\"call\": \"Till\", \"message\": \"|\"}")))
        .containsExactly("order");
    assertThat(labels(shop("STEP", "{\"cast\": \"Till\", \"message\": \"|\"}")))
        .containsExactly("forget");
  }

  @Test
  void subjectsAreNamesAndPaths() {
    assertThat(labels(shop("EXPECT", "{\"alive\": \"Ch|\"}"))).contains("Shop/Checkout");
  }

  @Test
  void metricsAreThoseOfTheLoadsAndNamesThereAre() {
    assertThat(labels(shop("EXPECT", "{\"metric\": \"|\"}")))
        .contains("load.customers.latency.p99", "mailbox.Till.max", "processes.max");
  }

  @Test
  void aChildOfAKnownTypeGetsTheKeysOfThatType() {
    assertThat(labels(shop("CHILD", "{\"id\": \"X\", \"type\": \"registry\", |}")))
        .contains("keys", "partitions", "restart")
        .doesNotContain("module", "strategy");
    assertThat(labels(shop("CHILD", "{\"id\": \"X\", \"type\": \"|\"}")))
        .contains("worker", "supervisor", "dynamic_supervisor", "registry");
  }

  @Test
  void parametersCanStandWhereAValueIsMissing() {
    assertThat(labels(shop("TREE", "\"max_restarts\": |,"))).contains("$param users");
  }

  @Test
  void brokenTextGetsProposalsAllTheSame() {
    assertThat(labels("{\"tree\": {\"type\": \"supervisor\", \"strategy\": \"|"))
        .containsExactly("one_for_one", "one_for_all", "rest_for_one");
    assertThat(
            labels(
                "{\"tree\": {\"id\": \"A\" \"type\": \"supervisor\" \"children\": [{\"restart\":"
                    + " \"t|"))
        .containsExactly("transient", "temporary", "permanent");
  }

  @Test
  void nothingIsProposedBehindAValue() {
    assertThat(labels("{\"format\": 1 |}")).isEmpty();
    assertThat(labels("|")).isEmpty();
    assertThat(labels("{} |")).isEmpty();
  }

  @Test
  void theIdsOfChildrenAreProposedWhereOneIsExpected() {
    assertThat(labels(shop("STEP", "{\"restart_child\": \"Shop\", \"child\": \"|\"}")))
        .containsExactly("Shop", "Tasks", "Checkout");
  }

  @Test
  void everyKindOfNamesThatTheSchemaSpeaksOfCanBeProposed() {
    Set<String> kinds = new TreeSet<>();
    Matcher names = Pattern.compile("\"x-names\": \"([a-z_]+)").matcher(schema());
    while (names.find()) {
      kinds.add(names.group(1));
    }

    assertThat(kinds).contains("registry", "module").allMatch(Expected::isKind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "STEP; {\"call\": \"|\"}",
        "STEP; {\"call\": \"Till\", \"message\": \"|\"}",
        "STEP; {\"spawn\": \"|\"}",
        "STEP; {\"task_async\": \"|\"}",
        "STEP; {\"task_start_child\": \"Mail\", \"supervisor\": \"|\"}",
        "STEP; {\"which_children\": \"|\"}",
        "STEP; {\"restart_child\": \"Shop\", \"child\": \"|\"}",
        "STEP; {\"send\": {\"child\": \"|\"}}",
        "CHILD; {\"id\": \"X\", \"module\": \"|\"}",
        "EXPECT; {\"alive\": \"|\"}",
        "EXPECT; {\"metric\": \"|\"}",
      })
  void whatIsProposedDoesNotHangOnTheWordingOfTheSchema(String place, String text) {
    String reworded =
        schema().replaceAll("\"description\": \"[^\"\\\\]*", "\"description\": \"So.");
    String marked = shop(place, text);
    int caret = marked.indexOf('|');

    assertThat(new Completion(Schema.of(reworded)).at(marked.replace("|", ""), caret).all())
        .extracting(Proposal::label)
        .isNotEmpty()
        .isEqualTo(labels(marked));
  }

  private static String schema() {
    try (InputStream in =
        requireNonNull(CompletionTest.class.getResourceAsStream("scenario.schema.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
