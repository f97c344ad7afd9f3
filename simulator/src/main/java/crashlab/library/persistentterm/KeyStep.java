package crashlab.library.persistentterm;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Cost;
import crashlab.otp.TableKeys;

/// A step on what is under one key, which it draws.
abstract class KeyStep extends ValueStep {
  private final TermSource key;

  KeyStep(TermSource key, ResultUse use) {
    super(use);
    this.key = key;
  }

  @Override
  protected void draw(StepProgram program, Frame frame) {
    frame.key = TableKeys.normal(key.next(program));
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    program.charge(Cost.PERSISTENT_TERM_GET);
  }
}
