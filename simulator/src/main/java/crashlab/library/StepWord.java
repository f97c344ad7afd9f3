package crashlab.library;

import crashlab.behaviour.Instruction;
import crashlab.scenario.Arguments;
import crashlab.scenario.Verb;

/// A verb, and what makes instructions of it.
public record StepWord(Verb verb, Maker maker) {
  /// Makes the instructions of a step; most steps are one.
  @FunctionalInterface
  public interface Maker {
    Instruction[] make(Arguments given, CodeContext code);
  }

  /// Makes the one instruction of a step.
  @FunctionalInterface
  public interface OneMaker {
    Instruction make(Arguments given, CodeContext code);
  }

  /// A step that is one instruction.
  public static StepWord of(Verb verb, OneMaker maker) {
    return new StepWord(verb, (given, code) -> new Instruction[] {maker.make(given, code)});
  }
}
