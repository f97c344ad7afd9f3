package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.fault.FaultKind.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultDraftTest {
  @ParameterizedTest
  @EnumSource(names = "START_CHILD", mode = EnumSource.Mode.EXCLUDE)
  void everyFaultIsSoundAsItIsPicked(FaultKind kind) {
    assertThat(FaultDraft.of(kind).problems()).isEmpty();
  }

  @Test
  void aChildNeedsAModuleAndAnId() {
    FaultDraft draft = FaultDraft.of(FaultKind.START_CHILD);

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
    FaultDraft draft = FaultDraft.of(FaultKind.EXIT).with(Field.REASON, typed);

    assertThat(draft.json("\"Cache\""))
        .isEqualTo("{\"exit\": \"Cache\", \"reason\": " + json + "}");
    assertThat(draft.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXIT|REASON|{\"a\"",
        "EXIT|REASON|[1, 2",
        "EXIT|REASON|{\"message\": \"x\"}",
        "EXIT|REASON|\"}], \"x",
        "CAST|MESSAGE|''",
        "HANG|DURATION|2 sek",
        "HANG|DURATION|-1s",
        "HANG|DURATION|0s",
        "SLOW|FACTOR|0",
        "SLOW|FACTOR|1e99",
        "SLOW|FACTOR|1.2.3",
        "SLOW|FACTOR|fast",
        "CLOCK_JUMP|DURATION|-5s"
      })
  void whatTheReaderWouldRefuseIsAProblemOfItsField(FaultKind kind, Field field, String typed) {
    FaultDraft draft = FaultDraft.of(kind).with(field, typed);

    assertThat(draft.problems()).containsOnlyKeys(field);
    assertThat(draft.problems().get(field)).isNotBlank();
  }

  @Test
  void durationsMayHaveABlank() {
    FaultDraft draft = FaultDraft.of(FaultKind.SUSPEND).with(Field.DURATION, "250 ms");

    assertThat(draft.json("\"W\"")).isEqualTo("{\"suspend\": \"W\", \"for\": \"250ms\"}");
    assertThat(draft.words("W")).isEqualTo("suspend W for 250 ms");
    assertThat(draft.problems()).isEmpty();
  }
}
