package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ProcessTable table = new ProcessTable();

  @Test
  void holdsEachProcessInASlotOfItsOwn() {
    ErlangProcess a = added("A");
    ErlangProcess b = added("B");

    assertThat(table.at(a.slot)).isSameAs(a);
    assertThat(table.at(b.slot)).isSameAs(b);
    assertThat(table.size()).isEqualTo(2);
  }

  @Test
  void theSlotOfOneThatEndedIsUsedAgain() {
    ErlangProcess a = added("A");
    ErlangProcess b = added("B");
    table.remove(a);

    assertThat(table.at(a.slot)).isNull();
    ErlangProcess c = added("C");

    assertThat(c.slot).isEqualTo(a.slot);
    assertThat(table.at(c.slot)).isSameAs(c);
    assertThat(table.at(b.slot)).isSameAs(b);
  }

  @Test
  void remembersHowManyThereWereAtMost() {
    ErlangProcess a = added("A");
    ErlangProcess b = added("B");
    table.remove(a);
    table.remove(b);
    added("C");

    assertThat(table.maxSize()).isEqualTo(2);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void staysTrueWhileManyComeAndGo() {
    List<ErlangProcess> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(fixture.waiting("P" + i));
    }
    for (int seed = 0; seed < 20; seed++) {
      var processes = new ProcessTable();
      var random = new Random(seed);
      List<ErlangProcess> outside = new ArrayList<>(all);
      List<ErlangProcess> inside = new ArrayList<>();
      int most = 0;
      for (int i = 0; i < 2_000; i++) {
        boolean comes = inside.isEmpty() || (!outside.isEmpty() && random.nextInt(5) < 3);
        List<ErlangProcess> from = comes ? outside : inside;
        ErlangProcess process = from.remove(random.nextInt(from.size()));
        if (comes) {
          processes.add(process);
          inside.add(process);
        } else {
          processes.remove(process);
          outside.add(process);
        }
        most = Math.max(most, inside.size());
      }
      List<ErlangProcess> walked = new ArrayList<>();
      processes.forEach(walked::add);
      assertThat(walked).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(inside);
      assertThat(walked).isSortedAccordingTo((a, b) -> Integer.compare(a.slot, b.slot));
      assertThat(walked.getLast().slot).isLessThan(most);
      assertThat(processes.size()).isEqualTo(inside.size());
      assertThat(processes.maxSize()).isEqualTo(most);
    }
  }

  private ErlangProcess added(String name) {
    ErlangProcess process = fixture.waiting(name);
    table.add(process);
    return process;
  }
}
