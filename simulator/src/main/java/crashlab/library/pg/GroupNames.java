package crashlab.library.pg;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Text;

/// How groups are called in the paths of metrics: by their name, or as the term is written.
final class GroupNames {
  private GroupNames() {}

  static String text(Term group) {
    if (group instanceof Atom atom) {
      return atom.name();
    }
    return group instanceof Text text ? text.value() : group.inspect();
  }
}
