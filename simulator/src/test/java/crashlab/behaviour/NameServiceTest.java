package crashlab.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.library.registry.RegistryNames;
import crashlab.library.registry.RegistryPartition;
import crashlab.library.registry.RegistrySupervisor;
import crashlab.library.supervisor.PartitionNames;
import crashlab.library.supervisor.PartitionSupervisor;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.Atom;
import crashlab.otp.AutoShutdown;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import crashlab.vm.ProcessNature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Names by via modules. Source: OTP gen.erl, `where/1`, `register_name/1`, `unregister_name/1`.
class NameServiceTest {
  private final ServerFixture fixture = new ServerFixture();
  private final Phonebook book = new Phonebook();

  /// A via module that none of the simulator's parts knows.
  private static final class Phonebook implements NameService {
    private final Map<Term, ErlangProcess> entries = new LinkedHashMap<>();
    private @Nullable Term trouble;

    @Override
    public @Nullable ErlangProcess whereis(Term key) {
      ErlangProcess entry = entries.get(key);
      return entry != null && Inspection.isAlive(entry) ? entry : null;
    }

    @Override
    public @Nullable Term whyUnreachable() {
      return trouble;
    }

    @Override
    public Term term(Term key) {
      return Tuple.of(new Atom("via"), new Atom("Phonebook"), key);
    }

    @Override
    public boolean register(Term key, ErlangProcess process) {
      entries.put(key, process);
      return true;
    }

    @Override
    public void unregister(Term key, ErlangProcess process) {
      entries.remove(key, process);
    }
  }

  /// Answers every call.
  private static class Echo extends JavaServer {
    Echo(ErlangNode node) {
      super(node);
    }

    @Override
    public Term stateTerm() {
      return Atom.NIL;
    }

    @Override
    protected void handleCall(Message call) {
      reply(from(), call.payload());
    }
  }

  private static final class Ignoring extends Echo {
    Ignoring(ErlangNode node) {
      super(node);
    }

    @Override
    protected void init() {
      initIgnored();
    }
  }

  private static ChildTemplate child(
      String id, Function<ErlangNode, JavaServer> server, @Nullable ViaName via) {
    return new ChildTemplate(
        id,
        Restart.PERMANENT,
        Shutdown.WORKER_DEFAULT,
        false,
        new ModuleCode(
            "Echo",
            ProcessKind.GEN_SERVER,
            true,
            ProcessNature.NORMAL_PRIORITY,
            true,
            (node, creator) -> server.apply(node)),
        null,
        via,
        null);
  }

  private static SupervisorSpec spec(ChildTemplate... children) {
    return new SupervisorSpec(
        Strategy.ONE_FOR_ONE, RestartIntensity.DEFAULT, AutoShutdown.NEVER, List.of(children));
  }

  private ErlangProcess supervisor(ChildTemplate... children) {
    return fixture.start("Sup", node -> new Supervisor(node, spec(children)));
  }

  private ViaName under(String key) {
    return new ViaName(book, new KeySource.Fixed(new Text(key)));
  }

  private Address via(NameLookup names, String key) {
    return new Address.Via(names, new KeySource.Fixed(new Text(key)));
  }

  private List<String> toldToCaller(Address to) {
    ErlangProcess client = fixture.client(fixture.call(to, "hello"));
    fixture.run();
    return fixture.told(client);
  }

  private NameSlot slot(String name) {
    return fixture.node().directory().name(name);
  }

  @Test
  void aChildIsStartedUnderANameOfAnyViaModule() {
    supervisor(child("E", Echo::new, under("echo")));

    assertThat(book.whereis(new Text("echo"))).isNotNull();
    assertThat(toldToCaller(via(book, "echo"))).contains("receive_reply :hello");
  }

  @Test
  void aCallToAFreeNameTellsTheNameInItsReason() {
    assertThat(toldToCaller(via(book, "nobody")))
        .contains(
            "rescued {:noproc, {GenServer, :call, {{:via, Phonebook, \"nobody\"}, :hello, 5000}}}");
  }

  @Test
  void aNameThatIsTakenFailsTheStartWithItsHolder() {
    ErlangProcess supervisor =
        supervisor(child("E", Echo::new, under("echo")), child("F", Echo::new, under("echo")));

    assertThat(Inspection.isAlive(supervisor)).isFalse();
    assertThat(Inspection.exitReason(supervisor))
        .asString()
        .contains("failed_to_start_child, F, {:already_started");
  }

  @Test
  void aModuleThatCannotBeAskedFailsTheStartBeforeAProcessExists() {
    book.trouble = new Atom("closed");
    ErlangProcess supervisor = supervisor(child("E", Echo::new, under("echo")));

    assertThat(Inspection.exitReason(supervisor)).asString().contains("{EXIT, :closed}");
    assertThat(fixture.node().directory().path("Sup/E").incarnations()).isZero();
  }

  @Test
  void aServerThatIgnoresItsStartGivesItsNameUp() {
    supervisor(child("I", Ignoring::new, under("silent")));

    assertThat(book.entries).isEmpty();
  }

  @Test
  void aRegistryKeepsTheKeyOfAChildUntilItEnds() {
    var names = new RegistryNames(slot("Names"));
    assertThat(names.whyUnreachable()).isNotNull();
    startRegistry();
    supervisor(child("E", Echo::new, new ViaName(names, new KeySource.Fixed(new Text("e")))));

    ErlangProcess holder = names.whereis(new Text("e"));
    assertThat(names.whyUnreachable()).isNull();
    assertThat(names.term(new Text("e")).inspect()).isEqualTo("{:via, Registry, {Names, \"e\"}}");
    assertThat(holder).isNotNull();
    fixture.node().lifecycle().exit(holder, ExitReason.KILLED);
    assertThat(names.whereis(new Text("e"))).isNull();
    fixture.run();
    assertThat(names.whereis(new Text("e"))).isNotNull().isNotEqualTo(holder);
  }

  private void startRegistry() {
    ChildTemplate partition =
        child("Names.PIDPartition0", node -> new RegistryPartition(node, 0), null);
    fixture.start("Names", node -> new RegistrySupervisor(node, spec(partition), true));
  }

  @Test
  void aPartitionSupervisorFindsThePartitionOfAKey() {
    var names = new PartitionNames(slot("P"));
    assertThat(names.whyUnreachable())
        .hasToString("{:noproc, {PartitionSupervisor, :partitions, {P}}}");
    ChildTemplate[] partitions = {child("0", Echo::new, null), child("1", Echo::new, null)};
    fixture.start("P", node -> new PartitionSupervisor(node, spec(partitions)));

    assertThat(names.whereis(new Int(3))).isSameAs(slotOf("P/1"));
    assertThat(names.whereis(new Int(4))).isSameAs(slotOf("P/0"));
    assertThat(toldToCaller(via(names, "any"))).contains("receive_reply :hello");
    assertThat(names.term(new Int(3)).inspect()).isEqualTo("{:via, PartitionSupervisor, {P, 3}}");
  }

  private @Nullable ErlangProcess slotOf(String path) {
    return fixture.node().directory().path(path).latest();
  }
}
