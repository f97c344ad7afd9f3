package crashlab.library.supervisor;

import crashlab.behaviour.Activity;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateProgram;
import crashlab.behaviour.ViaName;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import org.jspecify.annotations.Nullable;

/// Starts one child and waits for its init.
///
/// Source: OTP supervisor.erl, `do_start_child/2`; gen.erl, `start/6`, which looks the name up
/// first.
final class StartOne implements Activity {
  /// How the start of a child came out.
  enum StartOutcome {
    STARTED,
    IGNORED,
    FAILED
  }

  /// Takes the outcome of a start; `detail` is the reason of a failure.
  interface WhenStarted {
    void accept(StartOutcome outcome, Term detail);
  }

  private final SupervisorProgram supervisor;
  private final ErlangNode node;
  private final SupervisedChild child;
  private final boolean restarted;
  private final WhenStarted then;
  private int phase;

  /// The start of a child that the supervisor was asked for.
  StartOne(SupervisorProgram supervisor, SupervisedChild child, WhenStarted then) {
    this(supervisor, child, false, then);
  }

  /// @param restarted whether the supervisor starts the child anew of its own accord
  StartOne(
      SupervisorProgram supervisor, SupervisedChild child, boolean restarted, WhenStarted then) {
    this.supervisor = supervisor;
    this.node = supervisor.node();
    this.child = child;
    this.restarted = restarted;
    this.then = then;
  }

  @Override
  public boolean advance() {
    if (phase == 0) {
      phase = 1;
      supervisor.charge(Cost.CHILD_START);
      supervisor.charge(Cost.SPAWN);
      if (supervisor.takeFreeReport()) { // lets others run
        node.beginToPay(supervisor.self());
        return false;
      }
      if (node.pay(supervisor.self())) {
        return false;
      }
    }
    if (phase == 1) {
      Term error = errorOfLookup();
      if (error != null) {
        return failed(null, supervisor.caught(error));
      }
      ErlangProcess holder = holderOfName();
      if (holder != null && child.template.arguments().ignoresTakenName()) {
        return ignored(null);
      }
      if (holder != null) {
        return failed(null, Tuple.of(SupervisorTerms.ALREADY_STARTED, holder.pid()));
      }
      return spawn();
    }
    Message ack = node.waits().takeMatched(supervisor.self());
    if (ack == null) {
      throw new IllegalStateException("start of (" + child.path.path() + ") woke for nothing");
    }
    return acknowledged(ack);
  }

  /// Looking up a name by a via module may raise, here in the supervisor.
  ///
  /// Source: OTP gen.erl, `start/6` and `where/1`.
  private @Nullable Term errorOfLookup() {
    ViaName via = child.template.via();
    return via == null ? null : via.service().whyUnreachable();
  }

  private @Nullable ErlangProcess holderOfName() {
    var name = child.template.name();
    if (name != null) {
      return node.local().whereis(name);
    }
    ViaName via = child.template.via();
    if (via == null) {
      return null;
    }
    Term key = child.viaKey;
    if (key == null) {
      key = via.key().next(supervisor.random());
      child.viaKey = key;
    }
    return via.service().whereis(key);
  }

  private boolean spawn() {
    ModuleCode code = child.template.code();
    Term args = argument();
    ProcessSpec spec = supervisor.specs.of(child, restarted);
    Program program = code.factory().create(node, supervisor.self());
    if (args != null && program instanceof StateProgram started) {
      started.setArgument(args);
    }
    if (!code.acknowledges()) {
      ErlangProcess process = node.lifecycle().spawn(spec, program, supervisor.self());
      return started(process);
    }
    ErlangProcess process = node.starts().startLink(spec, program, supervisor.self());
    phase = 2;
    long ref = node.starts().refOf(process);
    node.waits().expect(supervisor.self(), ref);
    registerVia(process);
    Message ack = node.waits().takeMatched(supervisor.self());
    if (ack != null) {
      return acknowledged(ack);
    }
    node.waits().awaitRef(supervisor.self(), ref, Long.MAX_VALUE);
    return false;
  }

  private @Nullable Term argument() {
    KeySource args = child.template.arguments().args();
    if (child.args == null && args != null) {
      child.args = args.next(supervisor.random());
    }
    return child.args;
  }

  private void registerVia(ErlangProcess process) {
    ViaName via = child.template.via();
    Term key = child.viaKey;
    if (via != null && key != null) {
      process.setSupervision(child);
      if (!via.service().register(key, process)) {
        node.lifecycle().exit(process, ExitReason.withStack(ExitReason.NOPROC));
      }
    }
  }

  private boolean acknowledged(Message ack) {
    ErlangProcess process = ack.sender();
    Term result = ack.payload();
    boolean failed = ack.extra() != null;
    supervisor.self().setCause(ack.cause());
    node.recycle(ack);
    node.waits().endWait(supervisor.self());
    supervisor.charge(Cost.RECEIVE);
    if (failed) {
      return failed(process, result);
    }
    if (process == null || !result.equals(Atom.OK)) {
      return ignored(process);
    }
    return started(process);
  }

  private boolean ignored(@Nullable ErlangProcess process) {
    supervisor.emit(EventType.SUPERVISOR_START_IGNORED, process, null);
    supervisor.doNext(null);
    supervisor.undefined(child);
    then.accept(StartOutcome.IGNORED, Atom.UNDEFINED);
    return true;
  }

  private boolean started(ErlangProcess process) {
    supervisor.running(child, process);
    node.directory().cameUp(process);
    if (supervisor.tellsStarts()) {
      supervisor.emit(EventType.SUPERVISOR_START_CHILD, process, null);
    }
    supervisor.doNext(null);
    then.accept(StartOutcome.STARTED, process.pid());
    return true;
  }

  private boolean failed(@Nullable ErlangProcess process, Term reason) {
    supervisor.emit(
        EventType.SUPERVISOR_START_FAILED,
        process,
        new Detail.ChildReason(child.path.named(), reason));
    supervisor.doNext(null);
    then.accept(StartOutcome.FAILED, reason);
    return true;
  }
}
