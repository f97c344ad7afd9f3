package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PidSetTest {
  @Test
  void holdsWhatASetHolds() {
    var random = new Random(7);
    var expected = new TreeSet<Integer>();
    var set = new PidSet();

    for (int i = 0; i < 20_000; i++) {
      int pid = random.nextInt(5_000);
      boolean member = random.nextBoolean();
      set.set(pid, member);
      if (member) {
        expected.add(pid);
      } else {
        expected.remove(pid);
      }
    }

    for (int pid = 0; pid < 6_000; pid++) {
      assertThat(set.contains(pid)).as("%s", pid).isEqualTo(expected.contains(pid));
    }
  }

  @Test
  void whatIsBeyondItsPidsIsNotInItAndCanBeRemoved() {
    var set = new PidSet();

    set.remove(1_000_000);

    assertThat(set.contains(1_000_000)).isFalse();
  }
}
