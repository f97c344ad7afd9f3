package crashlab.library.process;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.otp.ValuePattern;
import crashlab.vm.ErlangProcess;
import java.math.BigDecimal;
import java.util.List;

/// What an `if` asks when it runs.
@FunctionalInterface
interface IfCondition {
  boolean holds(StepProgram program, Frame frame);

  /// A number in the state, from `least` to `most`; what is no number counts as 0.
  static IfCondition number(int key, long least, long most) {
    return (program, _) -> {
      Term term = program.state(key);
      return compare(term, least) >= 0 && compare(term, most) <= 0;
    };
  }

  /// A value in the state that fits one of these patterns.
  static IfCondition like(int key, List<Term> patterns) {
    return (program, _) -> {
      Term term = program.state(key);
      for (int i = 0; i < patterns.size(); i++) {
        if (ValuePattern.fits(patterns.get(i), term)) {
          return true;
        }
      }
      return false;
    };
  }

  /// How many messages wait for a process of this node; for nobody none do.
  static IfCondition mailbox(Address target, long least, long most) {
    return (program, frame) -> {
      ErlangProcess process = target.resolve(program, frame);
      var local = program.node().local();
      int waiting = process == null || !local.has(process) ? 0 : local.mailboxSize(process);
      return waiting >= least && waiting <= most;
    };
  }

  static IfCondition probability(double chance) {
    return (program, _) -> program.random().nextDouble() < chance;
  }

  private static int compare(Term term, long bound) {
    return switch (term) {
      case Int number -> Long.compare(number.value(), bound);
      case Decimal number -> number.value().compareTo(BigDecimal.valueOf(bound));
      case Atom _, Text _, Bool _, Tuple _, MapTerm _, Blob _ -> -Long.signum(bound);
      case Pid _, Opaque _, ExceptionTerm _ -> -Long.signum(bound);
    };
  }
}
