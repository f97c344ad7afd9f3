package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Source: Erlang Efficiency Guide, "Common Caveats": atoms are not garbage-collected.
class AtomTableTest {
  @Test
  void beginsWithTheAtomsOfAFreshNode() {
    assertThat(new AtomTable(1_000_000).size()).isEqualTo(AtomTable.AT_START);
  }

  @Test
  void anAtomIsMadeOnce() {
    var atoms = new AtomTable(1_000_000);

    assertThat(atoms.add("ok")).isTrue();
    assertThat(atoms.add("ok")).isTrue();
    assertThat(atoms.add("error")).isTrue();

    assertThat(atoms.size()).isEqualTo(AtomTable.AT_START + 2);
  }

  @Test
  void aFullTableTakesOnlyAtomsThatItHas() {
    var atoms = new AtomTable(AtomTable.AT_START + 2);
    atoms.add("a");
    atoms.add("b");

    assertThat(atoms.add("c")).isFalse();
    assertThat(atoms.add("a")).isTrue();
    assertThat(atoms.size()).isEqualTo(AtomTable.AT_START + 2);
  }

  @Test
  void aTableThatGrowsForgetsNothing() {
    var atoms = new AtomTable(1_000_000);
    for (int i = 0; i < 20_000; i++) {
      assertThat(atoms.add("customer_" + i)).isTrue();
    }
    assertThat(atoms.size()).isEqualTo(AtomTable.AT_START + 20_000);

    for (int i = 0; i < 20_000; i++) {
      atoms.add("customer_" + i);
    }

    assertThat(atoms.size()).isEqualTo(AtomTable.AT_START + 20_000);
  }
}
