package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Int;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Atom GET = new Atom("get");

  @Test
  void isThirtyTwoLowerCaseHexadecimalDigits() {
    assertThat(new Fingerprint().text()).matches("[0-9a-f]{32}");
    assertThat(of(event(1, 5, EventType.CALL, 3, 4, 0, GET))).matches("[0-9a-f]{32}");
  }

  @Test
  void isTheSameForTheSameEvents() {
    TraceEvent first = event(1, 5, EventType.CALL, 3, 4, 0, GET);
    TraceEvent second = event(2, 5, EventType.EXIT, 4, 0, 1, GET);

    assertThat(of(first, second))
        .isEqualTo(of(first, event(2, 5, EventType.EXIT, 4, 0, 1, new Atom("get"))));
  }

  @Test
  void isTheSameOnEveryMachine() {
    assertThat(of(event(1, 5, EventType.CALL, 3, 4, 0, GET)))
        .isEqualTo("583cf07ad8230ec50c0bf54f582b096e");
  }

  @Test
  void changesWithEveryPartOfAnEvent() {
    Set<String> all = new LinkedHashSet<>();
    List<TraceEvent> variants =
        List.of(
            event(1, 5, EventType.CALL, 3, 4, 0, GET),
            event(2, 5, EventType.CALL, 3, 4, 0, GET),
            event(1, 6, EventType.CALL, 3, 4, 0, GET),
            event(1, 5, EventType.CAST, 3, 4, 0, GET),
            event(1, 5, EventType.CALL, 4, 3, 0, GET),
            event(1, 5, EventType.CALL, 3, 5, 0, GET),
            event(1, 5, EventType.CALL, 3, 4, 1, GET),
            event(1, 5, EventType.CALL, 3, 4, 0, Atom.OK),
            event(1, 5, EventType.CALL, 3, 4, 0, null));

    variants.forEach(variant -> all.add(of(variant)));

    assertThat(all).hasSameSizeAs(variants);
  }

  @Test
  void changesWithTheOrderAndTheNumberOfEvents() {
    TraceEvent a = event(1, 5, EventType.CALL, 3, 4, 0, GET);
    TraceEvent b = event(2, 5, EventType.CALL, 3, 4, 0, GET);

    assertThat(new LinkedHashSet<>(List.of(of(), of(a), of(a, b), of(b, a), of(a, a)))).hasSize(5);
  }

  @Test
  void givesEveryOneOfManySimilarRunsItsOwn() {
    Set<String> all = new LinkedHashSet<>();
    int count = 0;
    for (int pid = 0; pid < 40; pid++) {
      for (int other = 0; other < 40; other++) {
        for (int cause = 0; cause < 40; cause++) {
          all.add(of(event(1, 0, EventType.SEND, pid, other, cause, new Int(pid + cause))));
          count++;
        }
      }
    }

    assertThat(all).hasSize(count);
  }

  @Test
  void spreadsASmallChangeOverAllBits() {
    List<Integer> flipped = new ArrayList<>();
    for (int bit = 0; bit < 60; bit++) {
      String changed = of(event(1, 1L << bit, EventType.CALL, 3, 4, 0, GET));
      flipped.add(differingBits(changed, of(event(1, 0, EventType.CALL, 3, 4, 0, GET))));
    }

    assertThat(flipped).allSatisfy(bits -> assertThat(bits).isBetween(30, 98));
  }

  private static int differingBits(String a, String b) {
    return Long.bitCount(half(a, 0) ^ half(b, 0)) + Long.bitCount(half(a, 16) ^ half(b, 16));
  }

  private static long half(String text, int start) {
    return Long.parseUnsignedLong(text.substring(start, start + 16), 16);
  }

  private static TraceEvent event(
      long seq, long time, EventType type, int pid, int other, long cause, @Nullable Digested d) {
    return new TraceEvent(seq, time, type, pid, other, cause, d);
  }

  private static String of(TraceEvent... events) {
    var fingerprint = new Fingerprint();
    for (TraceEvent e : events) {
      fingerprint.event(
          e.seq(), e.timeNanos(), e.type(), e.pid(), e.other(), e.cause(), e.detail());
    }
    return fingerprint.text();
  }
}
