package crashlab.behaviour;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;

/// What a callback refers to until it is over: lies below its steps, and does nothing when they are
/// done.
final class KeptTerms extends Instruction {
  /// Those behind the first, which alone most callbacks have.
  private static final class More {
    final List<Term> terms = new ArrayList<>();
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    return Next.STEP;
  }

  static void add(Frame frame, Term term) {
    if (contains(frame, term)) {
      return;
    }
    if (frame.key == null) {
      frame.key = term;
    } else if (frame.local instanceof More more) {
      more.terms.add(term);
    } else {
      var more = new More();
      more.terms.add(term);
      frame.local = more;
    }
  }

  static void clear(Frame frame) {
    frame.key = null;
    frame.local = null;
  }

  static boolean contains(Frame frame, Term term) {
    if (frame.key == term) {
      return true;
    }
    if (frame.local instanceof More more) {
      for (int i = 0; i < more.terms.size(); i++) {
        if (more.terms.get(i) == term) {
          return true;
        }
      }
    }
    return false;
  }
}
