package crashlab.library.distribution;

import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NodeMessage;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import crashlab.vm.RemoteRequests;
import java.util.function.Supplier;

/// `:rpc.call`: a process of another node, or of the own one, runs the steps, and the caller waits
/// for what they give.
///
/// Source: OTP rpc.erl, `call/5`, `rpc_check_t/1`; erpc.erl, `call/5`, `execute_call/4`.
final class RpcStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ASKING = 1;

  private static final Atom BADRPC = new Atom("badrpc");
  private static final Atom NODEDOWN = new Atom("nodedown");
  private static final Atom EXIT = new Atom("EXIT");

  private final ErlangNode peer;
  private final Supplier<FunctionCode> body;
  private final long timeoutNanos;

  /// @param body the code of the other node in its present life
  RpcStep(ErlangNode peer, Supplier<FunctionCode> body, long timeoutNanos, ResultUse use) {
    super(use);
    this.peer = peer;
    this.body = body;
    this.timeoutNanos = timeoutNanos;
  }

  /// Why there is no value.
  static Tuple failed(Term reason) {
    return Tuple.of(BADRPC, Tuple.of(EXIT, reason));
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = ASKING;
      program.charge(Cost.MONITOR);
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == ASKING) {
      frame.phase++;
      ask(program, frame);
      return Next.STAY;
    }
    return take(program, frame);
  }

  private void ask(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    long ref = node.newRef();
    frame.number = ref;
    node.waits().awaitRef(self, ref, timeoutNanos);
    var call = new Call(self, ref, body);
    if (peer == node) {
      call.start(node);
    } else {
      node.requests().ask(self, ref, peer, call);
    }
  }

  private Next take(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message answer = node.waits().takeMatched(self);
    node.waits().endWait(self);
    node.requests().forget(frame.number);
    if (answer == null) {
      return done(program, Tuple.of(BADRPC, ExitReason.TIMEOUT));
    }
    self.setCause(answer.cause());
    Term value = RemoteRequests.isLost(answer) ? Tuple.of(BADRPC, NODEDOWN) : answer.payload();
    node.recycle(answer);
    return done(program, value);
  }

  private Next done(StepProgram program, Term value) {
    return returned(program, new Detail.Result("rpc", peer.name(), value));
  }

  /// The request, and what its process runs.
  private record Call(ErlangProcess caller, long ref, Supplier<FunctionCode> body)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      start(at);
    }

    void start(ErlangNode at) {
      FunctionCode function = body.get();
      var answer = new RpcAnswer(at, caller, ref);
      var code =
          new FunctionCode(
              function.layout(), new Instruction[] {new RpcBody(function.steps(), answer)});
      var path = new CreatedPaths("run").of(at, caller.path());
      var nature = ProcessNature.of(ProcessKind.PROCESS, null, false);
      ErlangProcess process =
          at.lifecycle()
              .spawn(
                  ProcessSpec.of(path, nature, null, SpawnBond.NONE),
                  new RpcProgram(at, code, caller),
                  caller);
      at.belongings().acquire(process, answer);
    }
  }
}
