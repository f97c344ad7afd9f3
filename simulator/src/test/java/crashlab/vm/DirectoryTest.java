package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import crashlab.otp.SpawnBond;
import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Source: OTP erlang manual, `register/2`, `unregister/1`, `whereis/1`, `is_process_alive/1`.
class DirectoryTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final Directory directory = node.directory();
  private final LocalProcesses local = node.local();
  private final ErlangProcess process = fixture.waiting("P");
  private final ErlangProcess other = fixture.waiting("Q");
  private final NameSlot name = directory.name("name");

  @Test
  void aNameHasOneHolder() {
    assertThat(directory.register(process, name)).isTrue();
    assertThat(directory.register(other, name)).isFalse();

    assertThat(local.whereis(name)).isSameAs(process);
    assertThat(other.name()).isNull();
    assertThat(fixture.events()).filteredOn(event -> event.startsWith("register")).hasSize(1);
  }

  @Test
  void aProcessHasOneName() {
    directory.register(process, name);

    assertThat(directory.register(process, directory.name("second"))).isFalse();
    assertThat(process.name()).isSameAs(name);
  }

  @Test
  void aNameThatIsGivenUpIsFree() {
    directory.register(process, name);

    directory.unregister(process);
    directory.unregister(other); // has none

    assertThat(local.whereis(name)).isNull();
    assertThat(process.name()).isNull();
    assertThat(directory.register(other, name)).isTrue();
  }

  @Test
  void whatANameWasAtTheEndOfItsHolderCanStillBeTold() {
    directory.register(process, name);

    fixture.end(process, "boom");

    assertThat(local.whereis(name)).isNull();
    assertThat(process.name()).isSameAs(name);
  }

  @Test
  void namesAndPathsAreFoundAgain() {
    assertThat(directory.name("name")).isSameAs(name);
    assertThat(directory.path("P")).isSameAs(process.path());
    assertThat(directory.findPath("P")).isSameAs(process.path());
    assertThat(directory.findPath("unknown")).isNull();
    assertThat(directory.paths()).containsExactly(process.path(), other.path());
  }

  @Test
  void eachNodeHasItsOwnNamesAndPaths() {
    ErlangNode b = fixture.addNode("b");

    PathEntry there = b.directory().own(process.path());

    assertThat(there).isNotSameAs(process.path()).isSameAs(b.directory().path("P"));
    assertThat(there.digest()).isNotEqualTo(process.path().digest());
    assertThat(directory.own(process.path())).isSameAs(process.path());
    assertThat(b.directory().name("name").node()).isSameAs(b);
  }

  @Test
  void theMostMessagesThatWaitedForAHolderAreKept() {
    directory.register(process, name);
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.end(process, "boom");
    directory.register(other, name);
    fixture.deliver(other, Message.Kind.INFO, "m", 0);

    assertThat(name.mailboxMax()).isEqualTo(2);
  }

  @Test
  void aboutProcessesOfTheNodeItsProcessesKnowAll() {
    assertThat(local.has(process)).isTrue();
    assertThat(local.isAlive(process)).isTrue();
    assertThat(local.hasAlive(process)).isTrue();
    assertThat(local.isKnownDead(process)).isFalse();
    assertThat(local.program(process)).isSameAs(process.program);
    process.setSupervision("kept");
    assertThat(local.supervision(process)).isEqualTo("kept");

    fixture.end(process, "boom");

    assertThat(local.has(process)).isTrue();
    assertThat(local.isAlive(process)).isFalse();
    assertThat(local.hasAlive(process)).isFalse();
    assertThat(local.isKnownDead(process)).isTrue();
  }

  @Test
  void aboutProcessesOfAnotherNodeTheyKnowNothing() {
    ErlangNode b = fixture.addNode("b");
    ErlangProcess elsewhere = NodeFixture.waiting(b, "P");

    assertThat(local.has(elsewhere)).isFalse();
    assertThat(local.hasAlive(elsewhere)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> local.isAlive(elsewhere));
    assertThatIllegalStateException().isThrownBy(() -> local.program(elsewhere));
    assertThatIllegalStateException().isThrownBy(() -> local.supervision(elsewhere));
    assertThatIllegalStateException().isThrownBy(() -> local.whereis(b.directory().name("P")));
    b.lifecycle().exit(elsewhere, new crashlab.otp.Atom("boom"));
    assertThat(local.isKnownDead(elsewhere)).isFalse();
  }

  private ErlangProcess child(PathEntry path, @Nullable NameSlot held, SpawnBond bond) {
    var nature = ProcessNature.of(ProcessKind.GEN_SERVER, null, false);
    return node.lifecycle().spawn(ProcessSpec.of(path, nature, held, bond), process.program, null);
  }

  /// A start by a supervisor of its own accord, after one of that path which had come up.
  @Test
  void countsRestartsOfAPathAndOfTheNameThatItsProcessHas() {
    PathEntry path = directory.path("App/W");
    NameSlot held = directory.name("w");
    ErlangProcess neverUp = child(path, null, SpawnBond.RESTARTED_CHILD);
    directory.cameUp(neverUp);
    assertThat(path.restarts()).isZero();

    directory.cameUp(child(path, null, SpawnBond.RESTARTED_CHILD));
    assertThat(path.restarts()).isEqualTo(1);
    directory.cameUp(child(path, held, SpawnBond.RESTARTED_CHILD));
    assertThat(path.restarts()).isEqualTo(2);
    directory.cameUp(child(path, null, SpawnBond.CHILD)); // on request

    assertThat(path.restarts()).isEqualTo(2);
    assertThat(held.restarts()).isEqualTo(1);
    assertThat(path.incarnations()).isEqualTo(4);
  }
}
