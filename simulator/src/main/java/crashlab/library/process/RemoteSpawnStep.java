package crashlab.library.process;

import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Pid;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
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
final class RemoteSpawnStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ASKING = 1;

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
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = ASKING;
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == ASKING) {
      frame.phase++;
      ask(program);
      return Next.STAY;
    }
    return take(program);
  }

  private void ask(StepProgram program) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    long ref = node.newRef();
    node.waits().awaitRef(self, ref, Long.MAX_VALUE);
    var request = new RemoteSpawn(self, ref, this::start, bond.isLinked(), bond.isMonitored());
    node.requests().ask(self, ref, peer, request);
  }

  private ErlangProcess start(ErlangNode at, ErlangProcess creator) {
    ModuleCode code = module.get();
    boolean free = name == null || at.local().whereis(name) == null;
    var path = new CreatedPaths(code.name()).of(at, creator.path());
    ProcessSpec spec = ProcessSpec.of(path, code.nature(), free ? name : null, bond);
    return at.lifecycle().spawn(spec, code.factory().create(at, creator), creator);
  }

  private Next take(StepProgram program) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message answer = node.waits().takeMatched(self);
    node.waits().endWait(self);
    if (answer == null) {
      throw new IllegalStateException("nobody answered a spawn on (" + peer.name() + ")");
    }
    self.setCause(answer.cause());
    boolean lost = RemoteRequests.isLost(answer);
    Term pid = answer.payload();
    node.recycle(answer);
    if (keepsValue()) {
      keep(program, lost ? new Pid(node.run().pidOfNobody(), peer.index()) : pid);
    }
    if (lost) {
      tellLoss(node, self);
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
