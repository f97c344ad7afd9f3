package crashlab.library.ets;

import crashlab.behaviour.StepProgram;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Pid;
import crashlab.otp.Tuple;

/// Why an operation on a table raises an ArgumentError, as its error_info says it.
///
/// Source: OTP erl_stdlib_errors.erl, `format_ets_error/3`.
final class Refusal {
  private Refusal() {}

  /// Returns the reason of a process that is refused what it tries with the table of that name.
  static Tuple of(TableName name, StepProgram program) {
    EtsTable table = EtsTables.find(name, program);
    if (table == null) {
      return ExitReason.refused(noTable(name));
    }
    return table.owner() == program.self()
        ? ExitReason.withStack(ExitReason.BADARG)
        : ExitReason.refused(
            new ErrorInfo(
                "the table " + name + " is " + table.access.word() + ", and not its own", null));
  }

  private static ErrorInfo noTable(TableName name) {
    Pid owner = name.lostWith;
    return owner == null
        ? new ErrorInfo("there is no table " + name, null)
        : new ErrorInfo("the table " + name + " had ended with its owner", owner);
  }

  /// Returns the reason of a process that makes a table whose name is taken.
  static Tuple taken(TableName name) {
    return ExitReason.refused(new ErrorInfo("there is a table " + name + " already", null));
  }
}
