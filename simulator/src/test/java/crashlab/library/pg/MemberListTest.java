package crashlab.library.pg;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.behaviour.ServerFixture;
import crashlab.kernel.RandomStream;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemberListTest {
  private final ServerFixture fixture = new ServerFixture();
  private final List<ErlangProcess> processes = Stream.generate(fixture::client).limit(40).toList();
  private final MemberList members = new MemberList();

  @Test
  void theLatestStandsFirst() {
    processes.forEach(members::addFirst);

    assertThat(members.toList()).isEqualTo(processes.reversed());
  }

  @Test
  void whoJoinedTwiceLeavesWhereItJoinedLast() {
    ErlangProcess twice = processes.get(0);
    ErlangProcess between = processes.get(1);
    Stream.of(twice, between, twice).forEach(members::addFirst);

    assertThat(members.remove(twice)).isTrue();
    assertThat(members.toList()).containsExactly(between, twice);
    assertThat(members.remove(twice)).isTrue();
    assertThat(members.remove(twice)).isFalse();
    assertThat(members.toList()).containsExactly(between);
  }

  @Test
  void anyJoinsAndLeavesGiveWhatAPlainListGives() {
    RandomStream random = RandomStream.of(3, "members");
    List<ErlangProcess> plain = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      ErlangProcess process = processes.get((int) random.nextLong(processes.size()));
      boolean grows = step / 500 % 2 == 0;
      if (random.nextLong(10) < (grows ? 7 : 3)) {
        plain.addFirst(process);
        members.addFirst(process);
      } else {
        assertThat(members.remove(process)).isEqualTo(plain.remove(process));
      }
      if (step % 100 == 0) {
        assertThat(members.toList()).isEqualTo(plain);
        assertThat(members.isEmpty()).isEqualTo(plain.isEmpty());
      }
    }
  }
}
