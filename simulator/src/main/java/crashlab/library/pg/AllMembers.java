package crashlab.library.pg;

import crashlab.behaviour.Frame;
import crashlab.behaviour.GroupAddress;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import java.util.List;

/// All members of a group, as the own node knows it.
final class AllMembers extends GroupAddress {
  private final String scope;
  private final KeySource group;

  AllMembers(String scope, KeySource group) {
    this.scope = scope;
    this.group = group;
  }

  @Override
  public void charge(StepProgram program) {
    program.charge(Cost.ETS_LOOKUP);
  }

  @Override
  public List<ErlangProcess> all(StepProgram program) {
    return GroupTables.of(program.node()).members(scope, group.next(program.random()));
  }

  @Override
  public Term term(StepProgram program, Frame frame) {
    return new Atom(scope);
  }
}
