package crashlab.ui.fault;

import crashlab.analysis.state.NodeState;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.simulation.Libraries;
import crashlab.trace.ProcessKind;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A fault that people can inject: one of those that the systems declare.
final class FaultKind {
  /// Those of processes and of a machine whose options the palette knows how to ask for, in the
  /// order of their declaration.
  static final List<FaultKind> ALL = declared(FaultVerb.Reach.EACH_NODE);

  /// Those of nodes and of what is between them.
  static final List<FaultKind> OF_NODES = declared(FaultVerb.Reach.THE_RUN);

  /// Something that a fault has to be told.
  enum Field {
    REASON("reason", "Reason"),
    DURATION("for", "For"),
    FACTOR("factor", "Times as slow"),
    MESSAGE("message", "Message"),
    LATENCY("latency", "Latency"),
    HOW("how", "How"),
    SILENT("silent", "Silent"),
    MODULE("module", "Module"),
    ID("id", "Child id");

    private final String key;
    private final String label;

    Field(String key, String label) {
      this.key = key;
      this.label = label;
    }

    /// What it can be, the usual one first; nothing where it is typed.
    List<String> choices() {
      return switch (this) {
        case HOW -> List.of("kill", "halt", "stop");
        case SILENT -> List.of("false", "true");
        case REASON, DURATION, FACTOR, MESSAGE, LATENCY, MODULE, ID -> List.of();
      };
    }

    /// Its key in a scenario.
    String key() {
      return key;
    }

    String label() {
      return label;
    }

    /// The fields that ask for a key of a fault; none for a key that is new here.
    private static List<Field> of(String key) {
      if (key.equals("child")) {
        return List.of(MODULE, ID);
      }
      List<Field> fields = new ArrayList<>(1);
      for (Field field : List.of(REASON, DURATION, FACTOR, MESSAGE, HOW, SILENT)) {
        if (field.key.equals(key)) {
          fields.add(field);
        }
      }
      return fields;
    }
  }

  private final FaultVerb verb;
  private final List<Field> fields;

  private FaultKind(FaultVerb verb) {
    this.verb = verb;
    List<Field> all = new ArrayList<>();
    if (verb.name().equals(Field.LATENCY.key)) {
      all.add(Field.LATENCY);
    }
    if (!hasTarget() && verb.phrase().contains("{for}")) {
      all.add(Field.DURATION); // what stands where others have their target
    }
    verb.word().options().forEach(option -> all.addAll(Field.of(option.key())));
    this.fields = List.copyOf(all);
  }

  private static List<FaultKind> declared(FaultVerb.Reach reach) {
    return Libraries.VOCABULARY.faults().stream()
        .filter(verb -> verb.reach() == reach && canBeAskedFor(verb))
        .map(FaultKind::new)
        .toList();
  }

  private static boolean canBeAskedFor(FaultVerb verb) {
    return verb.word().options().stream()
        .filter(Param::isNeeded)
        .noneMatch(option -> Field.of(option.key()).isEmpty());
  }

  /// Those that can strike in a run, of one node or of several.
  static List<FaultKind> of(@Nullable Recording run) {
    return run == null || run.nodes().names().isEmpty()
        ? ALL
        : Stream.concat(ALL.stream(), OF_NODES.stream()).toList();
  }

  /// The fault of a name.
  static FaultKind of(String name) {
    return Stream.concat(ALL.stream(), OF_NODES.stream())
        .filter(kind -> kind.key().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fault is called (" + name + ")"));
  }

  /// Its key in a scenario.
  String key() {
    return verb.name();
  }

  String title() {
    return verb.title();
  }

  /// What it does, in OTP's words.
  String explanation() {
    return verb.word().says();
  }

  Feather icon() {
    return Feather.findByDescription("fth-" + verb.icon());
  }

  /// What it has to be told.
  List<Field> fields() {
    return fields;
  }

  boolean asksFor(Field field) {
    return fields.contains(field);
  }

  /// What it does to somebody, with `{t}` for whom and `{key}` for what it was told.
  String phrase() {
    return verb.phrase();
  }

  /// Whether it strikes a process, a node or a link, and not the machine or the whole network.
  boolean hasTarget() {
    return verb.victims() != FaultVerb.Victims.NOBODY;
  }

  boolean strikesProcesses() {
    return switch (verb.victims()) {
      case ANY, SERVERS, DYNAMIC_SUPERVISORS -> true;
      case NODES, NODES_DOWN, LINKS, NOBODY -> false;
    };
  }

  boolean strikesLinks() {
    return verb.victims() == FaultVerb.Victims.LINKS;
  }

  /// Whether a node can suffer it.
  boolean fits(NodeState node) {
    return switch (verb.victims()) {
      case NODES -> node == NodeState.UP || (node == NodeState.FROZEN && asksFor(Field.HOW));
      case NODES_DOWN -> node == NodeState.DOWN;
      case LINKS -> node == NodeState.UP || node == NodeState.FROZEN;
      case ANY, SERVERS, DYNAMIC_SUPERVISORS, NOBODY -> false;
    };
  }

  /// Whether it goes on for ever where nobody says how long.
  boolean mayLast() {
    return verb.reach() == FaultVerb.Reach.THE_RUN;
  }

  /// Whether a process of this kind can suffer it.
  boolean fits(ProcessKind process) {
    return switch (verb.victims()) {
      case ANY -> !process.isInternal();
      case SERVERS -> process.takesCalls();
      case DYNAMIC_SUPERVISORS -> process.startsOnRequest();
      case NODES, NODES_DOWN, LINKS, NOBODY -> false;
    };
  }

  @Override
  public String toString() {
    return key();
  }
}
