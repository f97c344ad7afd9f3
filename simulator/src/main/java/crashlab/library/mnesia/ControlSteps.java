package crashlab.library.mnesia;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import java.util.Comparator;
import java.util.List;

/// Steps on Mnesia of the own node. Source: OTP mnesia.erl.
final class ControlSteps {
  private ControlSteps() {}

  /// `mnesia_abort`: `mnesia:abort/1`.
  static final class Abort extends RescuableInstruction {
    private final Term reason;

    Abort(Term reason, ResultUse use) {
      super(use);
      this.reason = reason;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      boolean inside = Transaction.of(program) != null;
      return failed(program, frame, Reasons.aborted(inside ? reason : Reasons.NO_TRANSACTION));
    }
  }

  /// `mnesia_start`, `mnesia_stop`: the child's process starts and stops the application.
  static final class Ask extends RequestStep {
    private final String verb;
    private final Term answer;

    Ask(String verb, Term answer, Request request, Address child, ResultUse use) {
      super(request, child, Long.MAX_VALUE, use);
      this.verb = verb;
      this.answer = answer;
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      program.emit(crashlab.trace.EventType.RESULT, null, new Detail.Result(verb, answer));
      return Next.STEP;
    }

    @Override
    protected Term kept(StepProgram program, Frame frame, Term reply) {
      return answer;
    }
  }

  /// What is asked for and known at once.
  abstract static class Known extends ValueStep {
    private final String verb;

    Known(String verb, ResultUse use) {
      super(use);
      this.verb = verb;
    }

    abstract Term value(Mnesia mnesia, StepProgram program);

    @Override
    protected void charge(StepProgram program, Frame frame) {
      program.charge(Cost.ETS_LOOKUP);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      Term value = value(Mnesia.of(program.node()), program);
      return returned(program, new Detail.Result(verb, value));
    }
  }

  static Tuple names(List<ErlangNode> nodes) {
    return new Tuple(
        nodes.stream()
            .map(ErlangNode::name)
            .sorted(Comparator.comparing(Atom::name))
            .map(Term.class::cast)
            .toList());
  }

  /// `mnesia_system_info`.
  static final class Info extends Known {
    Info(ResultUse use) {
      super("mnesia_system_info", use);
    }

    @Override
    Term value(Mnesia mnesia, StepProgram program) {
      return names(mnesia.membership().running());
    }
  }

  /// `mnesia_subscribe`. Source: OTP mnesia_subscr.erl, `subscribe/2`.
  static final class Subscribe extends Known {
    Subscribe(ResultUse use) {
      super("mnesia_subscribe", use);
    }

    @Override
    Term value(Mnesia mnesia, StepProgram program) {
      if (!mnesia.isRunning()) {
        return Tuple.of(Atom.ERROR, Reasons.notRunning(program.node()));
      }
      mnesia.subscribe(program.self());
      return Tuple.of(Atom.OK, program.node().name());
    }
  }

  /// `mnesia_set_master_nodes`: of each table those of the nodes that have a copy.
  ///
  /// Source: OTP mnesia.erl, `set_master_nodes/1`, `log_valid_master_nodes/4`.
  static final class SetMasters extends Known {
    private final List<String> masters;

    SetMasters(List<String> masters, ResultUse use) {
      super("mnesia_set_master_nodes", use);
      this.masters = masters;
    }

    @Override
    Term value(Mnesia mnesia, StepProgram program) {
      List<String> given =
          program.node().id().isDistributed() || masters.isEmpty()
              ? masters
              : List.of(program.node().name().name());
      for (TableSpec table : mnesia.schema().tables()) {
        mnesia.disk.masters.put(
            table.name(), given.stream().filter(table.copies()::containsKey).toList());
      }
      mnesia.disk.schemaMasters = given.stream().filter(mnesia.schema().nodes()::contains).toList();
      return Atom.OK;
    }
  }

  /// `mnesia_wait_for_tables`. Source: OTP mnesia_controller.erl, `wait_for_tables/2`.
  static final class Wait extends RescuableInstruction {
    private static final String VERB = "mnesia_wait_for_tables";
    private static final int WAITING = 1;

    private final List<String> tables;
    private final long timeoutNanos;

    Wait(List<String> tables, long timeoutNanos, ResultUse use) {
      super(use);
      this.tables = tables;
      this.timeoutNanos = timeoutNanos;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      Mnesia mnesia = Mnesia.of(program.node());
      ErlangNode node = program.node();
      if (frame.phase != WAITING) {
        if (!mnesia.isRunning()) {
          return returned(
              program, new Detail.Result(VERB, Tuple.of(Atom.ERROR, Reasons.notRunning(node))));
        }
        if (mnesia.waits.missing(tables).isEmpty()) {
          return returned(program, new Detail.Result(VERB, Atom.OK));
        }
        frame.phase = WAITING;
        frame.number = node.newRef();
        node.waits().awaitRef(program.self(), frame.number, timeoutNanos);
        mnesia.waits.add(program.self(), frame.number, tables);
        return Next.STAY;
      }
      Message answer = node.waits().takeMatched(program.self());
      node.waits().endWait(program.self());
      mnesia.waits.forget(frame.number);
      if (answer != null) {
        program.self().setCause(answer.cause());
        node.recycle(answer);
        return returned(program, new Detail.Result(VERB, Atom.OK));
      }
      List<String> unread = mnesia.waits.missing(tables);
      unread.forEach(table -> tellWhy(program, mnesia, table));
      List<Term> missing = unread.stream().<Term>map(Atom::new).toList();
      Term value = Tuple.of(crashlab.otp.ExitReason.TIMEOUT, new Tuple(missing));
      return returned(program, new Detail.Result(VERB, value));
    }

    private static void tellWhy(StepProgram program, Mnesia mnesia, String table) {
      List<String> nodes = mnesia.membership().loading().awaited(table);
      if (!nodes.isEmpty()) {
        var names = new Tuple(nodes.stream().<Term>map(Atom::new).toList());
        var detail = MnesiaEvents.NOT_LOADED.with(new Atom(table), names);
        program.self().setCause(program.emit(EventType.LIBRARY, null, detail));
      }
    }
  }
}
