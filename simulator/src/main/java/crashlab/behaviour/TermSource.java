package crashlab.behaviour;

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
import crashlab.otp.TermCopy;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Where a value that a step gives comes from: it stands in the file, is taken from the state of
/// the process, or is drawn. It is asked when the step runs.
public sealed interface TermSource {
  /// Returns the value of this use.
  Term next(StepProgram program);

  /// A value that stands in the file.
  record Fixed(Term term) implements TermSource {
    @Override
    public Term next(StepProgram program) {
      return term;
    }
  }

  /// What the state has under a key.
  record OfState(int key) implements TermSource {
    @Override
    public Term next(StepProgram program) {
      return program.state(key);
    }
  }

  /// A number of the state and one more; what is no number counts as 0.
  record Plus(TermSource number, long plus) implements TermSource {
    @Override
    public Term next(StepProgram program) {
      return switch (number.next(program)) {
        case Int integer -> Int.sum(integer.value(), plus);
        case Decimal decimal -> new Decimal(decimal.value().add(BigDecimal.valueOf(plus)));
        case Atom _, Text _, Bool _, Tuple _, MapTerm _, Blob _ -> new Int(plus);
        case Pid _, Opaque _, ExceptionTerm _ -> new Int(plus);
      };
    }
  }

  /// A tuple or list of such values.
  record Elements(List<TermSource> elements) implements TermSource {
    private static final int MOST_DEPTH = 1_000; // to tell of deeper ones takes too much stack
    private static final int MOST_TERMS = 1_000_000;

    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public Term next(StepProgram program) {
      List<Term> terms = new ArrayList<>(elements.size());
      for (int i = 0; i < elements.size(); i++) {
        terms.add(elements.get(i).next(program));
      }
      var made = new Tuple(terms);
      if (made.depth() > MOST_DEPTH || made.count() > MOST_TERMS) {
        program.node().run().cut("events", "the run was cut at a value that grows and grows");
        return Atom.NIL;
      }
      return made;
    }
  }

  /// A copy of another value: what is put into a table is nobody's heap.
  record Copy(TermSource of) implements TermSource {
    @Override
    public Term next(StepProgram program) {
      return TermCopy.of(of.next(program));
    }
  }

  /// Returns what copies a value of the process; one that stands in the file is no part of it.
  static TermSource copied(TermSource value) {
    return value instanceof Fixed ? value : new Copy(value);
  }

  /// A key that is drawn.
  record Drawn(KeySource key) implements TermSource {
    @Override
    public Term next(StepProgram program) {
      return key.next(program.random());
    }
  }
}
