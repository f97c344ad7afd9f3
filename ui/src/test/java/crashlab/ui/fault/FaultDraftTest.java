package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.FaultVerb;
import crashlab.simulation.Libraries;
import crashlab.ui.fault.FaultKind.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultDraftTest {
  private static List<FaultKind> withDefaults() {
    return FaultKind.ALL.stream().filter(kind -> !kind.asksFor(Field.MODULE)).toList();
  }

  @Test
  void everyDeclaredFaultOfAProcessOrAMachineIsOffered() {
    assertThat(FaultKind.ALL)
        .extracting(FaultKind::key)
        .isEqualTo(
            Libraries.VOCABULARY.faults().stream()
                .filter(fault -> fault.reach() == FaultVerb.Reach.EACH_NODE)
                .map(FaultVerb::name)
                .toList());
    assertThat(FaultKind.ALL).allSatisfy(kind -> assertThat(kind.icon()).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("withDefaults")
  void everyFaultIsSoundAsItIsPicked(FaultKind kind) {
    assertThat(FaultDraft.of(kind).problems()).isEmpty();
  }

  @Test
  void aChildNeedsAModuleAndAnId() {
    FaultDraft draft = FaultDraft.of(FaultKind.of("start_child"));

    assertThat(draft.problems()).containsOnlyKeys(Field.MODULE, Field.ID);
    assertThat(draft.with(Field.MODULE, "Worker").with(Field.ID, "w/1").problems())
        .containsOnlyKeys(Field.ID);
    assertThat(draft.with(Field.MODULE, "Worker").with(Field.ID, "w1").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boom|\"boom\"",
        ":boom|\"boom\"",
        "RuntimeError \"no disk\"|{\"exception\": \"RuntimeError\", \"message\": \"no disk\"}",
        "42|42",
        "[\"shutdown\", \"later\"]|[\"shutdown\", \"later\"]",
        "two words|\"two words\""
      })
  void aReasonIsTypedAsPeopleSayIt(String typed, String json) {
    FaultDraft draft = FaultDraft.of(FaultKind.of("exit")).with(Field.REASON, typed);

    assertThat(draft.json("\"Cache\""))
        .isEqualTo("{\"exit\": \"Cache\", \"reason\": " + json + "}");
    assertThat(draft.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit|REASON|{\"a\"",
        "exit|REASON|[1, 2",
        "exit|REASON|{\"message\": \"x\"}",
        "exit|REASON|\"}], \"x",
        "cast|MESSAGE|''",
        "hang|DURATION|2 sek",
        "hang|DURATION|-1s",
        "hang|DURATION|0s",
        "slow|FACTOR|0",
        "slow|FACTOR|1e99",
        "slow|FACTOR|1.2.3",
        "slow|FACTOR|fast",
        "clock_jump|DURATION|-5s"
      })
  void whatTheReaderWouldRefuseIsAProblemOfItsField(FaultKind kind, Field field, String typed) {
    FaultDraft draft = FaultDraft.of(kind).with(field, typed);

    assertThat(draft.problems()).containsOnlyKeys(field);
    assertThat(draft.problems().get(field)).isNotBlank();
  }

  @Test
  void durationsMayHaveABlank() {
    FaultDraft draft = FaultDraft.of(FaultKind.of("suspend")).with(Field.DURATION, "250 ms");

    assertThat(draft.json("\"W\"")).isEqualTo("{\"suspend\": \"W\", \"for\": \"250ms\"}");
    assertThat(draft.words("W")).isEqualTo("suspend W for 250 ms");
    assertThat(draft.problems()).isEmpty();
  }
}
