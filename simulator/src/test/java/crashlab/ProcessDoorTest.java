package crashlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.LocalProcesses;
import crashlab.vm.NameSlot;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds that no process reads the state of another one that may be on another node: it sends it
/// something, and waits for the answer.
///
/// What a process is (pid, path, kind, node) may be asked of it anywhere. What it does at the
/// moment can be asked in three ways, which the compiler keeps apart: a program asks
/// [crashlab.vm.ErlangNode] and [crashlab.vm.Waits] about its own process, in its turn; about
/// others of its node it asks [LocalProcesses], which throws for one of another node; observers
/// outside the system ask [Inspection]. This test holds who may use the last two.
class ProcessDoorTest {
  /// Who asks about other processes of its node, and what for.
  private static final Map<String, String> ASKS_ABOUT_ITS_NODE =
      Map.ofEntries(
          Map.entry("behaviour.Address$ByName", "whereis of a name of the own node"),
          Map.entry("behaviour.Address$OfState", "pids and names of the own node"),
          Map.entry("behaviour.KnownPids", "pids of the own node"),
          Map.entry("behaviour.CallStep", "a dead server of the own node is known to be dead"),
          Map.entry("library.process.IfCondition", "process_info/2, message_queue_len"),
          Map.entry("library.pubsub.DirectBroadcast", "whereis of the adapter of the own node"),
          Map.entry("library.genserver.StartLinkStep", "the start looks the name up first"),
          Map.entry("library.genserver.StopServerStep", "a dead server is known to be dead"),
          Map.entry("library.process.SpawnStep", "register/2 of a name that is taken raises"),
          Map.entry("library.process.RemoteSpawnStep", "on the node where the name is to be"),
          Map.entry(
              "library.task.TaskSteps$Supervised", "link/1 raises for a dead pid of the own node"),
          Map.entry("library.supervisor.StartOne", "the start looks the name of a child up first"),
          Map.entry("behaviour.StartAnswer", "what the starter keeps about the process itself"),
          Map.entry("library.supervisor.ChildKeeper", "a supervisor about its own children"),
          Map.entry("library.supervisor.Supervisor", "count_children counts those that live"),
          Map.entry("library.supervisor.SupervisorProgram", "a supervisor about its own life"),
          Map.entry("library.supervisor.DynamicSupervisor", "a supervisor about its own children"),
          Map.entry("library.supervisor.StopOne", "a supervisor about its own children"),
          Map.entry("library.supervisor.StopTogether", "a supervisor about its own children"),
          Map.entry("library.supervisor.PartitionNames", "its table is one of the own node"),
          Map.entry("library.supervisor.RandomChild", "for faults, which are from outside"),
          Map.entry("library.registry.RegistryNames", "a Registry is one of the own node"),
          Map.entry("library.registry.RegistryPartition", "a Registry is one of the own node"),
          Map.entry("library.registry.RegistryTable", "a Registry is one of the own node"),
          Map.entry(
              "library.distribution.GlobalServer",
              "whereis_name of a process of the own node that has ended"),
          Map.entry("library.horde.ServerCall", "whereis of a server of the own node"),
          Map.entry("library.horde.HordeSupervisor", "for observers, of the own node's children"),
          Map.entry(
              "library.horde.HordeRegistry",
              "is_process_alive by erpc, on the node of the process: no time is taken for it"),
          Map.entry("library.mnesia.Mnesia", "who subscribes to it, of the own node"),
          Map.entry("library.mnesia.Requests$Begin", "who begins a transaction is of the own node"),
          Map.entry("library.mnesia.Transfer", "whereis of its own servers"),
          Map.entry("library.ets.EtsTable", "an heir has to be alive, and of the own node"),
          Map.entry("library.ets.LockQueue", "a lock is free at the end of who holds it"),
          Map.entry("library.ets.TableSteps$GiveAway", "give_away/3 raises for a dead process"));

  /// The observers: what tells people, metrics and conditions of faults.
  private static final Set<String> OBSERVES =
      Set.of(
          "library.RunNames$Core",
          "library.horde.HordeMetrics",
          "library.horde.HordeObjects",
          "library.Subjects",
          "library.genstatem.StatemReading",
          "library.process.LabelWords",
          "library.process.ProcessMetrics",
          "library.process.StateReading",
          "library.registry.RegistryLibrary",
          "library.supervisor.SupervisorMetrics",
          "simulation.ChildrenAim",
          "simulation.FaultPlanner",
          "simulation.NodeFaults",
          "simulation.Processes",
          "simulation.Simulation",
          "simulation.Standing",
          "world.Strikes");

  /// What may be asked of a process that may be anywhere, and what its own program sets or takes.
  private static final Set<String> OF_A_PROCESS =
      Set.of(
          "pid",
          "node",
          "number",
          "identity",
          "isRestarted",
          "incarnation",
          "kind",
          "path",
          "parent",
          "name",
          "toString",
          "trapsExits",
          "setTrapsExits",
          "cause",
          "setCause",
          "takeTimeout",
          "takeCrash",
          "hasCrash",
          "isStruckWaiting",
          "isTimeoutFirst",
          "deadlineNanos",
          "setDeadlineOff",
          "setSupervision");

  private static final Set<String> OF_A_NAME =
      Set.of("node", "name", "atom", "mailboxMax", "restarts");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("crashlab");

  @Test
  void onlyThoseInTheTableAskAboutOtherProcessesOfTheirNode() {
    assertThat(usersOf(LocalProcesses.class))
        .containsExactlyInAnyOrderElementsOf(ASKS_ABOUT_ITS_NODE.keySet());
  }

  @Test
  void onlyObserversAskAboutProcessesOfAllNodes() {
    assertThat(usersOf(Inspection.class)).containsExactlyInAnyOrderElementsOf(OBSERVES);
  }

  @Test
  void aProcessTellsWhatItIsAndNotWhatItDoes() {
    assertThat(publicMethodsOf(ErlangProcess.class))
        .containsExactlyInAnyOrderElementsOf(OF_A_PROCESS);
    assertThat(publicMethodsOf(NameSlot.class)).containsExactlyInAnyOrderElementsOf(OF_A_NAME);
  }

  @Test
  void nobodyGetsAtTheFieldsOfAProcess() {
    assertThat(CLASSES.get(ErlangProcess.class).getFields())
        .noneMatch(field -> field.getModifiers().contains(JavaModifier.PUBLIC));
  }

  /// Those outside of `vm`, without the root package.
  private static Set<String> usersOf(Class<?> used) {
    Set<String> users = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      boolean uses =
          user.getDirectDependenciesFromSelf().stream()
              .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(used));
      if (uses && !user.getPackageName().equals("crashlab.vm")) {
        users.add(user.getName().substring("crashlab.".length()));
      }
    }
    return users;
  }

  private static Set<String> publicMethodsOf(Class<?> type) {
    Set<String> names = new TreeSet<>();
    CLASSES.get(type).getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
        .forEach(method -> names.add(method.getName()));
    return names;
  }
}
