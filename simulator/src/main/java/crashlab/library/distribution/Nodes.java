package crashlab.library.distribution;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import java.util.Comparator;
import java.util.List;

/// The nodes of a run by their names.
final class Nodes {
  private Nodes() {}

  /// The node that a scenario calls by a name, for code of `own`; itself where no other has it.
  static ErlangNode named(ErlangNode own, String name) {
    for (ErlangNode node : own.run().nodes()) {
      if (node.name().name().equals(name)) {
        return node;
      }
    }
    return own;
  }

  /// Whom a node is connected to, sorted by name.
  static Tuple peers(ErlangNode node) {
    List<Term> names =
        node.run().network().peersOf(node).stream()
            .map(ErlangNode::name)
            .sorted(Comparator.comparing(Atom::name))
            .map(Term.class::cast)
            .toList();
    return new Tuple(names);
  }
}
