package crashlab.ui.fault;

import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.simulation.Libraries;
import crashlab.trace.ProcessKind;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// A fault that people can inject: one of those that the systems declare.
final class FaultKind {
  /// Those whose options the palette knows how to ask for, in the order of their declaration.
  static final List<FaultKind> ALL =
      Libraries.VOCABULARY.faults().stream()
          .filter(FaultKind::canBeAskedFor)
          .map(FaultKind::new)
          .toList();

  /// Something that a fault has to be told.
  enum Field {
    REASON("reason", "Reason"),
    DURATION("for", "For"),
    FACTOR("factor", "Times as slow"),
    MESSAGE("message", "Message"),
    MODULE("module", "Module"),
    ID("id", "Child id");

    private final String key;
    private final String label;

    Field(String key, String label) {
      this.key = key;
      this.label = label;
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
      for (Field field : List.of(REASON, DURATION, FACTOR, MESSAGE)) {
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
    if (!hasTarget() && verb.phrase().contains("{for}")) {
      all.add(Field.DURATION); // what stands where others have their target
    }
    verb.word().options().forEach(option -> all.addAll(Field.of(option.key())));
    this.fields = List.copyOf(all);
  }

  /* Which nodes a fault is about cannot be picked here. */
  private static boolean canBeAskedFor(FaultVerb verb) {
    return verb.reach() != FaultVerb.Reach.THE_RUN
        && verb.word().options().stream()
            .filter(Param::isNeeded)
            .noneMatch(option -> Field.of(option.key()).isEmpty());
  }

  /// The fault of a name.
  static FaultKind of(String name) {
    return ALL.stream()
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

  /// Whether it strikes a process, and not the machine.
  boolean hasTarget() {
    return verb.victims() != FaultVerb.Victims.NOBODY;
  }

  /// Whether a process of this kind can suffer it.
  boolean fits(ProcessKind process) {
    return switch (verb.victims()) {
      case ANY -> !process.isInternal();
      case SERVERS -> process.takesCalls();
      case DYNAMIC_SUPERVISORS -> process.startsOnRequest();
      case NOBODY -> false;
    };
  }

  @Override
  public String toString() {
    return key();
  }
}
