package crashlab.library.process;

import crashlab.behaviour.AskingStep;
import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.ExitReason;
import crashlab.otp.Pid;
import crashlab.otp.SpawnBond;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import crashlab.vm.ProcessSpec;
import crashlab.vm.RemoteRequests;
import crashlab.vm.RemoteSpawn;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `spawn`, `spawn_link` and `spawn_monitor` on another node: the process waits for the pid. A node
/// that cannot be reached gives the pid of nobody, and the exit signal or DOWN `noconnection`.
///
/// Source: OTP erlang manual, `spawn/4`, `spawn_link/4`, `spawn_monitor/4`.
final class RemoteSpawnStep extends AskingStep {
  private final ErlangNode peer;
  private final Supplier<ModuleCode> module;
  private final SpawnBond bond;
  private final @Nullable NameSlot name;

  /// @param module the code of the other node in its present life
  /// @param name registered there if it is free, or null
  RemoteSpawnStep(
      ErlangNode peer,
      Supplier<ModuleCode> module,
      SpawnBond bond,
      @Nullable NameSlot name,
      ResultUse use) {
    super(use);
    this.peer = peer;
    this.module = module;
    this.bond = bond;
    this.name = name;
  }

  @Override
  protected Next ask(StepProgram program) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    long ref = node.newRef();
    Next next = await(program, ref);
    var request = new RemoteSpawn(self, ref, this::start, bond.isLinked(), bond.isMonitored());
    node.requests().ask(self, ref, peer, request);
    return next;
  }

  private ErlangProcess start(ErlangNode at, ErlangProcess creator) {
    ModuleCode code = module.get();
    boolean free = name == null || at.local().whereis(name) == null;
    var path = new CreatedPaths(code.name()).of(at, creator.path());
    ProcessSpec spec = ProcessSpec.of(path, code.nature(), free ? name : null, bond);
    return at.lifecycle().spawn(spec, code.factory().create(at, creator), creator);
  }

  @Override
  protected Next answered(StepProgram program, Message answer) {
    ErlangNode node = program.node();
    boolean lost = RemoteRequests.isLost(answer);
    if (keepsValue()) {
      keep(program, lost ? new Pid(node.run().pidOfNobody(), peer.index()) : answer.payload());
    }
    if (lost) {
      tellLoss(node, program.self());
    }
    return Next.STEP;
  }

  private void tellLoss(ErlangNode node, ErlangProcess self) {
    if (bond.isMonitored()) {
      node.deliver(
          self,
          node.message(
              Message.Kind.DOWN, null, ExitReason.NOCONNECTION, self.cause(), node.newRef()));
    }
    if (bond.isLinked()) {
      node.lifecycle().exitSignal(null, self, ExitReason.NOCONNECTION, self.cause());
    }
  }
}
