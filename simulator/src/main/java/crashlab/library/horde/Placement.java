package crashlab.library.horde;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the children of a Horde are to run, as one member sees it.
///
/// Source: horde 0.10 uniform_distribution.ex and those beside it.
final class Placement {
  private static final Atom QUORUM_NOT_MET = new Atom("quorum_not_met");
  private static final Atom NO_ALIVE_NODES = new Atom("no_alive_nodes");

  private final Distribution distribution;
  private final Membership membership;
  private final Supplier<RandomStream> random;

  /// The node of a child, or why there is none.
  record Choice(@Nullable String node, Term problem) {}

  Placement(Distribution distribution, Membership membership, Supplier<RandomStream> random) {
    this.distribution = distribution;
    this.membership = membership;
    this.random = random;
  }

  /// Whether nothing may run, since too few members live.
  boolean lacksQuorum() {
    return distribution.needsQuorum() && !Distribution.isQuorum(membership.members());
  }

  /// Source: `choose_node/2`.
  Choice choose(HordeChild child) {
    if (lacksQuorum()) {
      return new Choice(null, QUORUM_NOT_MET);
    }
    List<String> alive = membership.alive();
    if (alive.isEmpty()) {
      return new Choice(null, NO_ALIVE_NODES);
    }
    String chosen =
        switch (distribution) {
          case UNIFORM, UNIFORM_QUORUM -> membership.ring().nodeOf(child.placement());
          case UNIFORM_RANDOM -> alive.get(random.get().nextInt(alive.size()));
        };
    return new Choice(chosen, Atom.OK);
  }
}
