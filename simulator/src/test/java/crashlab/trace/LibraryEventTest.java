package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryEventTest {
  private static final LibraryEvent TRANSFER =
      LibraryEvent.of("ets", "transfer", EventRole.NOTE, "table", "rows");
  private static final LibraryEvent EXECUTE =
      LibraryEvent.of("telemetry", "execute", EventRole.WORK, "of");

  @Test
  void hasAValueForEachKey() {
    Detail.Operation one = TRANSFER.with(new Atom("cache"), null);

    assertThat(one.values()).containsExactly(new Atom("cache"), null);
    assertThatThrownBy(() -> TRANSFER.with(new Atom("cache")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void playsNoPartThatBelongsToProcesses() {
    assertThatThrownBy(() -> LibraryEvent.of("ets", "end", EventRole.END, "table"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("END");
  }

  @Test
  void itsDigestDependsOnWordKindAndEachValue() {
    LibraryEvent destroyed = LibraryEvent.of("ets", "destroyed", EventRole.NOTE, "table", "rows");
    LibraryEvent ofMnesia = LibraryEvent.of("mnesia", "transfer", EventRole.NOTE, "table", "rows");

    assertThat(
            List.of(
                TRANSFER.with(new Atom("cache"), new Int(1)).digest(),
                TRANSFER.with(new Atom("cache"), new Int(2)).digest(),
                TRANSFER.with(new Atom("other"), new Int(1)).digest(),
                TRANSFER.with(new Atom("cache"), null).digest(),
                destroyed.with(new Atom("cache"), new Int(1)).digest(),
                ofMnesia.with(new Atom("cache"), new Int(1)).digest()))
        .doesNotHaveDuplicates();
    assertThat(TRANSFER.with(new Atom("cache"), new Int(1)))
        .isEqualTo(TRANSFER.with(new Atom("cache"), new Int(1)));
  }

  @Test
  void aLongRunKeepsItsNotesAndDropsItsWork() {
    var log = new TraceLog(4, 4);
    for (int seq = 1; seq <= 40; seq++) {
      LibraryEvent event = seq % 2 == 0 ? TRANSFER : EXECUTE;
      Detail.Operation detail =
          seq % 2 == 0 ? event.with(new Atom("t"), new Int(seq)) : event.with(new Atom("e"));
      log.event(seq, seq, EventType.LIBRARY, 1, 0, 0, detail);
    }

    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.role(i) == EventRole.NOTE) {
        kept.add(log.seq(i));
      }
    }
    assertThat(kept).hasSize(20);
    assertThat(log.size()).isEqualTo(20 + 4);
  }

  @Test
  void theResultOfALibrarysStepIsWorkAndThatOfASupervisorIsNot() {
    var lookup = new Detail.Result("ets_lookup", new Atom("cache"), new Int(1));
    var start = new Detail.Result("start_child", Atom.OK);

    assertThat(EventRole.of(EventType.RESULT, lookup)).isEqualTo(EventRole.WORK);
    assertThat(EventRole.of(EventType.RESULT, start)).isEqualTo(EventRole.RETURN);
  }
}
