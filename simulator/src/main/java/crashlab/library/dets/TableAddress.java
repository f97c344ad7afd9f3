package crashlab.library.dets;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// The process of a table, which whoever asks looks up first. Source: OTP dets.erl, `treq/2`.
final class TableAddress extends Address {
  private final String table;

  TableAddress(String table) {
    this.table = table;
  }

  @Override
  public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    return OpenTables.of(program.node()).process(table);
  }

  @Override
  public Term term(StepProgram program, Frame frame) {
    return new Atom(table);
  }
}
