package crashlab.library.pg;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.ErlangProcess;
import java.util.List;

/// Reads the members of a group off the table of the own node: no process is asked.
///
/// Source: OTP pg.erl, `get_members/2`, `get_local_members/2`.
final class GroupRead extends ValueStep {
  private final String verb;
  private final KeySource group;
  private final Reader reader;

  /// Reads members of a group.
  @FunctionalInterface
  interface Reader {
    List<ErlangProcess> read(GroupTables tables, Term group);
  }

  GroupRead(String verb, KeySource group, Reader reader, ResultUse use) {
    super(use);
    this.verb = verb;
    this.group = group;
    this.reader = reader;
  }

  @Override
  protected void draw(StepProgram program, Frame frame) {
    frame.key = group.next(program.random());
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    program.charge(Cost.ETS_LOOKUP);
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    Term of = frame.drawnKey();
    Term members = SortedMembers.of(reader.read(GroupTables.of(program.node()), of));
    return returned(program, new Detail.Result(verb, of, members));
  }
}
