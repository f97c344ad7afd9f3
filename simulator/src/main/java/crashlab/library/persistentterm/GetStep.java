package crashlab.library.persistentterm;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import org.jspecify.annotations.Nullable;

/// `persistent_term_get`: takes the same time whatever the size of the term, to which the process
/// refers from now on.
///
/// Source: OTP erl_bif_persistent.c, `persistent_term_get`.
final class GetStep extends KeyStep {
  private final @Nullable TermSource absent;

  /// @param absent what it returns where there is no term; null: it raises
  GetStep(TermSource key, @Nullable TermSource absent, ResultUse use) {
    super(key, use);
    this.absent = absent;
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    Term sought = frame.drawnKey();
    StoredTerm stored = PersistentTerms.of(program.node()).find(sought);
    if (stored != null) {
      if (!stored.isImmediate) {
        program.refer(stored.value);
      }
      return returned(program, stored.got);
    }
    Term told = PersistentTerms.told(sought);
    if (absent == null) {
      var info = new ErrorInfo("there is no persistent term " + told.inspect(), null);
      return failed(program, frame, ExitReason.refused(info));
    }
    return returned(program, new Detail.Result("persistent_term_get", told, absent.next(program)));
  }
}
