package crashlab.library.pg;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Shape;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On which nodes the members of a group are, for expectations.
final class MembersReading {
  private static final Param<Key> MEMBERS = PgParams.group("members");
  private static final Param<@Nullable String> NODE =
      Param.optional("node", ValueTypes.NODE)
          .says("As which node sees them; without it, as all do together, each member once.");

  static final ReadingWord WORD =
      ReadingWord.of(
          Word.of(
                  MEMBERS,
                  "The nodes of the members of a group of pg, sorted: of two members on one node"
                      + " that node twice.")
              .with(NODE, PgParams.SCOPE)
              .settled((given, fields, reading, _) -> settled(given, fields, reading)),
          Shape.list(),
          MembersReading::nodes);

  private MembersReading() {}

  private static Arguments settled(Arguments given, Fields fields, Reading reading) {
    At group = fields.get(MEMBERS.key());
    if (group != null && !(MEMBERS.of(given) instanceof Key.Literal)) {
      reading
          .problems()
          .mismatch(group, "a group that stands here, since nothing is drawn from outside");
    }
    return PgParams.withScope(given, fields, reading, MEMBERS.key());
  }

  private static Term nodes(Arguments given, RunView run) {
    String name = NODE.of(given);
    List<ErlangNode> views =
        run.nodes().stream()
            .filter(node -> name == null || node.name().name().equals(name))
            .toList();
    Term group = MEMBERS.of(given) instanceof Key.Literal(Term term) ? term : Atom.NIL;
    return new Tuple(
        Memberships.of(views, PgParams.SCOPE.of(given), group).stream()
            .map(ErlangProcess::node)
            .map(ErlangNode::name)
            .sorted(Comparator.comparing(Atom::name))
            .map(Term.class::cast)
            .toList());
  }
}
