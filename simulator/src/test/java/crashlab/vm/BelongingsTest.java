package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import org.junit.jupiter.api.Test;

/// Source: OTP erl_process.c, `erts_continue_exit_process`.
class BelongingsTest {
  private final NodeFixture fixture = new NodeFixture();
  private final Belongings belongings = fixture.node().belongings();
  private final ErlangProcess owner = fixture.waiting("Owner");
  private final ErlangProcess other = fixture.waiting("Other");

  /// Notes its release among the events.
  private final class Table implements Belonging {
    private final String name;

    Table(String name) {
      this.name = name;
    }

    @Override
    public void ownerEnded(ErlangNode node, ErlangProcess owner, Term reason, long cause) {
      fixture.note("release " + name + " of " + owner.number() + " for " + reason.inspect());
    }
  }

  @Test
  void areReleasedInTheOrderOfTheirAcquiring() {
    belongings.acquire(owner, new Table("b"));
    belongings.acquire(owner, new Table("a"));

    fixture.end(owner, "boom");

    assertThat(fixture.events())
        .containsExactly("exit 1 0", "release b of 1 for :boom", "release a of 1 for :boom");
  }

  @Test
  void areReleasedBeforeExitSignalsAndDowns() {
    fixture.node().bonds().link(owner, other);
    fixture.node().bonds().monitor(other, owner);
    belongings.acquire(owner, new Table("t"));

    fixture.end(owner, "boom");

    assertThat(fixture.events())
        .startsWith("exit 1 0", "release t of 1 for :boom", "exit_signal 1 2", "down 1 2");
  }

  @Test
  void areReleasedWhateverEndsTheirOwner() {
    belongings.acquire(owner, new Table("t"));

    fixture.node().lifecycle().exitSignal(null, owner, ExitReason.KILL, 0);

    assertThat(fixture.events()).contains("release t of 1 for :killed");
  }

  @Test
  void learnTheEventThatEndedTheirOwner() {
    long[] told = new long[1];
    belongings.acquire(owner, (node, process, reason, cause) -> told[0] = cause);

    fixture.end(owner, "boom");

    assertThat(told[0]).isEqualTo(fixture.node().run().eventCount());
  }

  @Test
  void thatWereGivenUpAreNotReleased() {
    var table = new Table("t");
    belongings.acquire(owner, table);

    belongings.giveUp(owner, table);
    fixture.end(owner, "boom");

    assertThat(fixture.events()).containsExactly("exit 1 0");
    assertThat(belongings.owns(owner, table)).isFalse();
  }

  @Test
  void thatWereHandedOverEndWithTheirNewOwner() {
    var table = new Table("t");
    belongings.acquire(other, new Table("own"));
    belongings.acquire(owner, table);

    belongings.handOver(owner, other, table);
    fixture.end(owner, "boom");
    assertThat(fixture.events()).containsExactly("exit 1 0");
    fixture.end(other, "boom");

    assertThat(fixture.events())
        .containsExactly("exit 2 0", "release own of 2 for :boom", "release t of 2 for :boom");
  }

  @Test
  void mayBeHandedOverWhileTheyAreReleased() {
    belongings.acquire(
        owner,
        new Belonging() {
          @Override
          public void ownerEnded(ErlangNode node, ErlangProcess owner, Term reason, long cause) {
            belongings.acquire(other, this);
          }
        });

    fixture.end(owner, "boom");

    assertThat(other.rare().belongings).hasSize(1);
  }

  @Test
  void belongToOneWhoLives() {
    var table = new Table("t");
    belongings.acquire(owner, table);
    fixture.end(other, "normal");

    assertThatIllegalStateException().isThrownBy(() -> belongings.acquire(owner, table));
    assertThatIllegalStateException().isThrownBy(() -> belongings.acquire(other, table));
    assertThatIllegalStateException().isThrownBy(() -> belongings.giveUp(other, table));
    assertThatIllegalStateException().isThrownBy(() -> belongings.handOver(owner, other, table));
    assertThat(belongings.owns(owner, table)).isTrue();
  }

  @Test
  void takeNoRoomInAProcessThatHasNone() {
    var table = new Table("t");
    belongings.acquire(owner, table);
    belongings.giveUp(owner, table);

    assertThat(owner.rare().belongings).isNull();
    assertThat(other.rare).isNull();
  }
}
