package crashlab.library.genserver;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ViaName;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessSpec;
import org.jspecify.annotations.Nullable;

/// Starts a linked process and waits for the end of its init. The starter is its parent: a server
/// that traps exits ends by way of terminate when its starter does.
///
/// Source: OTP gen.erl, `start/6`, which looks the name up first; proc_lib.erl, `start_link/5`.
final class StartLinkStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final Atom ALREADY_STARTED = new Atom("already_started");

  private final ChildTemplate template;
  private final long timeoutNanos;
  private final CreatedPaths paths;

  /// What a process that was started under a name of a via module has of it.
  private record Registered(ViaName via, Term key) implements ViaName.Registration {
    @Override
    public void giveUp(ErlangProcess process) {
      via.service().unregister(key, process);
    }
  }

  StartLinkStep(ChildTemplate template, long timeoutNanos, ResultUse use) {
    super(use);
    this.template = template;
    this.timeoutNanos = timeoutNanos;
    this.paths = new CreatedPaths(template.id());
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = PAID;
      program.charge(Cost.SPAWN);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    ErlangProcess starting = frame.target;
    return starting == null ? begin(program, frame) : answered(program, frame, starting);
  }

  private Next begin(StepProgram program, Frame frame) {
    ViaName via = template.via();
    Term unreachable = via == null ? null : via.service().whyUnreachable();
    if (unreachable != null) {
      return failed(program, frame, unreachable);
    }
    if (via != null) {
      frame.key = via.key().next(program.random());
    }
    ErlangProcess holder = holderOfName(program, frame);
    if (holder != null) {
      return done(program, null, error(Tuple.of(ALREADY_STARTED, holder.pid())));
    }
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    ModuleCode code = template.code();
    ProcessSpec spec = spec(program, code);
    if (!code.acknowledges()) {
      var started = node.lifecycle().spawn(spec, code.factory().create(node, self), self);
      return done(program, started, Tuple.of(Atom.OK, started.pid()));
    }
    ErlangProcess starting = node.starts().startLink(spec, code.factory().create(node, self), self);
    frame.target = starting;
    node.waits().expect(self, node.starts().refOf(starting));
    if (via != null && frame.key != null) {
      starting.setSupervision(new Registered(via, frame.key));
      if (!via.service().register(frame.key, starting)) {
        node.lifecycle().exit(starting, ExitReason.withStack(ExitReason.NOPROC));
        return answered(program, frame, starting);
      }
    }
    node.waits().awaitRef(self, node.starts().refOf(starting), timeoutNanos);
    return Next.STAY;
  }

  private @Nullable ErlangProcess holderOfName(StepProgram program, Frame frame) {
    NameSlot name = template.name();
    if (name != null) {
      return program.node().local().whereis(name);
    }
    ViaName via = template.via();
    return via == null || frame.key == null ? null : via.service().whereis(frame.key);
  }

  private ProcessSpec spec(StepProgram program, ModuleCode code) {
    PathEntry path = paths.of(program.node(), program.self().path());
    return ProcessSpec.of(path, code.nature(), template.name(), SpawnBond.LINK);
  }

  private Next answered(StepProgram program, Frame frame, ErlangProcess starting) {
    ErlangNode node = program.node();
    Message answer = node.waits().takeMatched(program.self());
    node.waits().endWait(program.self());
    frame.target = null;
    if (answer == null) {
      return tookTooLong(program, starting);
    }
    program.charge(Cost.RECEIVE);
    program.self().setCause(answer.cause());
    Term result = answer.payload();
    boolean failed = answer.extra() != null;
    node.recycle(answer);
    if (failed) {
      return done(program, starting, error(result));
    }
    return done(
        program, starting, result.equals(Atom.OK) ? Tuple.of(Atom.OK, starting.pid()) : result);
  }

  /// Source: OTP proc_lib.erl, `sync_start_link/2`, `kill_flush/1`.
  private Next tookTooLong(StepProgram program, ErlangProcess starting) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    node.starts().giveUp(starting);
    node.bonds().unlink(self, starting);
    node.lifecycle().exitSignal(self, starting, ExitReason.KILL, self.cause());
    Message exit = node.waits().takeExit(self, starting);
    if (exit != null) {
      node.recycle(exit);
    }
    return done(program, starting, error(ExitReason.TIMEOUT));
  }

  private static Tuple error(Term reason) {
    return Tuple.of(Atom.ERROR, reason);
  }

  private Next done(StepProgram program, @Nullable ErlangProcess started, Term value) {
    return returned(program, started, new Detail.Result("start_link", value));
  }
}
