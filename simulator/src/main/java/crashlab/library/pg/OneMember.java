package crashlab.library.pg;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.scenario.Target;
import crashlab.vm.ErlangProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One member of a group, as the own node knows it, picked anew each time. An empty group raises
/// whatever is done: there is no pid to do it to.
///
/// Source: OTP pg manual: clients pick from `get_members`; Elixir enum.ex, `random/1`; erlang
/// manual, `hd/1`.
final class OneMember extends Address {
  private final String scope;
  private final KeySource group;
  private final Target.Pick pick;

  OneMember(String scope, KeySource group, Target.Pick pick) {
    this.scope = scope;
    this.group = group;
    this.pick = pick;
  }

  @Override
  public void charge(StepProgram program) {
    program.charge(Cost.ETS_LOOKUP);
  }

  @Override
  public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    Term drawn = group.next(program.random());
    GroupTables tables = GroupTables.of(program.node());
    List<ErlangProcess> members =
        pick == Target.Pick.LOCAL
            ? tables.localMembers(scope, drawn)
            : tables.members(scope, drawn);
    ErlangProcess found = GroupAddresses.picked(members, pick, program.random());
    frame.key = found == null ? drawn : found.pid();
    return found;
  }

  /// The pid, which is what the caller wrote.
  @Override
  public Term term(StepProgram program, Frame frame) {
    return frame.key == null ? Atom.NIL : frame.key;
  }

  @Override
  public boolean isNeededBy(boolean cast) {
    return true;
  }

  @Override
  public @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
    return frame.key instanceof Pid ? null : empty(frame);
  }

  @Override
  public Term nobodyThere(StepProgram program, Frame frame, String doing) {
    return empty(frame);
  }

  private Term empty(Frame frame) {
    if (pick == Target.Pick.RANDOM) {
      return ExitReason.withStack(new ExceptionTerm("Enum.EmptyError", "empty error"));
    }
    String group = frame.key == null ? "" : GroupNames.text(frame.key);
    return ExitReason.argumentError(
        new ErrorInfo("no member of the group " + group + " is known here", null));
  }
}
