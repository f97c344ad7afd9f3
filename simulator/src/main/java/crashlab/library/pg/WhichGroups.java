package crashlab.library.pg;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import java.util.List;

/// The groups that have members; a scope that does not run raises.
///
/// Source: OTP pg.erl, `which_groups/1`, which reads the table and catches nothing.
final class WhichGroups extends ValueStep {
  private final String scope;

  WhichGroups(String scope, ResultUse use) {
    super(use);
    this.scope = scope;
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    program.charge(Cost.ETS_LOOKUP);
    GroupTable table = GroupTables.of(program.node()).find(scope);
    int rows = table == null ? 0 : table.groups().size();
    for (int i = 0; i < rows; i++) {
      program.charge(Cost.ETS_ROW);
    }
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    GroupTable table = GroupTables.of(program.node()).find(scope);
    if (table == null) {
      var why = new ErrorInfo("no process runs the scope " + scope, null);
      return failed(program, frame, ExitReason.refused(why));
    }
    List<Term> groups = table.groups();
    groups.sort(ErlangTermOrder.ORDER);
    return returned(
        program, new Detail.Result("pg_which_groups", new Atom(scope), new Tuple(groups)));
  }
}
