package crashlab.library.persistentterm;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// A step that changes what is under a key. Its process does not wait for the scan that follows.
abstract class ChangeStep extends KeyStep {
  private ChangeStep(TermSource key, ResultUse use) {
    super(key, use);
  }

  /// The step is done, which a scan follows if there was an old term.
  final Next changed(StepProgram program, Detail.Result result, @Nullable StoredTerm old) {
    long done = program.emit(EventType.RESULT, null, result);
    keep(program, result.value());
    if (old != null) {
      PersistentTerms.of(program.node()).drop(old, done);
    }
    return Next.STEP;
  }

  /// `persistent_term_put`. Source: OTP erl_bif_persistent.c, `persistent_term_put_2`: an equal
  /// term changes nothing.
  static final class Put extends ChangeStep {
    private final TermSource value;

    Put(TermSource key, TermSource value, ResultUse use) {
      super(key, use);
      this.value = value;
    }

    @Override
    protected void draw(StepProgram program, Frame frame) {
      super.draw(program, frame);
      frame.local = value.next(program);
    }

    private static Term given(Frame frame) {
      return frame.local instanceof Term term ? term : Atom.NIL;
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      super.charge(program, frame);
      StoredTerm stored = PersistentTerms.of(program.node()).find(frame.drawnKey());
      if (stored == null || !stored.is(given(frame))) {
        long bytes = StoredTerm.bytes(given(frame));
        program.node().chargeWork(program.self(), program.node().priceOfCopying(bytes));
      }
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      Term drawn = frame.drawnKey();
      PersistentTerms terms = PersistentTerms.of(program.node());
      var result = new Detail.Result("persistent_term_put", PersistentTerms.told(drawn), Atom.OK);
      StoredTerm stored = terms.find(drawn);
      if (stored != null && stored.is(given(frame))) {
        return returned(program, result);
      }
      return changed(program, result, terms.put(drawn, given(frame), program.self().pid()));
    }
  }

  /// `persistent_term_erase`. Source: OTP erl_bif_persistent.c, `persistent_term_erase_1`.
  static final class Erase extends ChangeStep {
    Erase(TermSource key, ResultUse use) {
      super(key, use);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      Term drawn = frame.drawnKey();
      StoredTerm old = PersistentTerms.of(program.node()).erase(drawn);
      Term told = PersistentTerms.told(drawn);
      return changed(
          program, new Detail.Result("persistent_term_erase", told, Bool.of(old != null)), old);
    }
  }
}
