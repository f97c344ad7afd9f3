package crashlab.library.distribution;

import crashlab.behaviour.AskingStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// Steps on global names.
final class GlobalSteps {
  private static final Atom YES = new Atom("yes");
  private static final Atom NO = new Atom("no");
  private static final Atom UNDEFINED = new Atom("undefined");

  private GlobalSteps() {}

  /// A change of names, for whose end the process waits.
  abstract static class Changing extends AskingStep {
    private final String verb;
    final Atom name;

    Changing(String verb, Atom name, ResultUse use) {
      super(use);
      this.verb = verb;
      this.name = name;
    }

    /// Begins the change; `request` is answered when it is over.
    abstract void begin(GlobalServer server, Request request);

    @Override
    protected final Next ask(StepProgram program) {
      ErlangNode node = program.node();
      long ref = node.newRef();
      Next next = await(program, ref);
      begin(GlobalServer.of(node), new Request(node, program.self(), ref));
      return next;
    }

    @Override
    protected final Next answered(StepProgram program, Message answer) {
      return returned(program, new Detail.Result(verb, name, answer.payload()));
    }
  }

  /// Who waits for the end of a change.
  record Request(ErlangNode node, ErlangProcess process, long ref) {
    void answer(Term value, long cause) {
      node.deliver(process, node.message(Message.Kind.REPLY, null, value, cause, ref));
    }
  }

  /// `global:register_name/3`.
  static final class Register extends Changing {
    private final Resolver resolver;

    Register(Atom name, Resolver resolver, ResultUse use) {
      super("global_register", name, use);
      this.resolver = resolver;
    }

    @Override
    void begin(GlobalServer server, Request request) {
      var of = new GlobalName(request.process(), resolver);
      server.begin(
          GlobalOperation.register(
              server, name, of, (done, cause) -> request.answer(done ? YES : NO, cause)));
    }
  }

  /// `global:unregister_name/1`: a name that nobody has needs no lock.
  static final class Unregister extends Changing {
    Unregister(Atom name, ResultUse use) {
      super("global_unregister", name, use);
    }

    @Override
    void begin(GlobalServer server, Request request) {
      long cause = request.process().cause();
      if (server.whereis(name) == null) {
        request.answer(Atom.OK, cause);
      } else {
        server.begin(
            GlobalOperation.unregister(
                server, name, cause, (_, last) -> request.answer(Atom.OK, last)));
      }
    }
  }

  /// `global:whereis_name/1`.
  static final class Whereis extends ValueStep {
    private final Atom name;

    Whereis(Atom name, ResultUse use) {
      super(use);
      this.name = name;
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      program.charge(Cost.ETS_LOOKUP);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      ErlangProcess found = GlobalServer.of(program.node()).whereis(name);
      Term value = found == null ? UNDEFINED : found.pid();
      return returned(program, found, new Detail.Result("global_whereis", name, value));
    }
  }
}
