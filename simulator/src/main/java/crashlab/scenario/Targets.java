package crashlab.scenario;

import crashlab.otp.Int;
import crashlab.otp.Text;
import org.jspecify.annotations.Nullable;

/// Reads whom something addresses, and the keys of registries and partitions.
public final class Targets {
  private static final String TARGET =
      "a target: a registered name, \"self\", \"caller\", or an object with via, child,"
          + " partition, global, pg or, in a step, state";
  private static final int MOST_ZIPF = 10_000_000;

  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Terms terms;

  Targets(Values values, Names names) {
    this.values = values;
    this.problems = values.problems();
    this.names = names;
    this.terms = new Terms(values);
  }

  /// Who acts on a target.
  private enum By {
    STEP,
    /// A step that may reach several processes.
    STEP_TO_MANY,
    FAULT
  }

  Values values() {
    return values;
  }

  Names names() {
    return names;
  }

  /// Reads a target of a step, which may stand in the state of the process.
  public Target target(@Nullable At at, Scope scope) {
    return target(at, scope, By.STEP);
  }

  /// Reads a target that may be several processes.
  public Target receivers(@Nullable At at, Scope scope) {
    return target(at, scope, By.STEP_TO_MANY);
  }

  private Target target(@Nullable At at, Scope scope, By by) {
    return at != null && at.value() instanceof JsonValue.Obj object && object.get("state") != null
        ? ofState(at, scope)
        : target(at, by);
  }

  private Target ofState(At at, Scope scope) {
    Fields fields = values.fields(at, "{\"state\": \"key\"}");
    At keyAt = fields.need("state");
    String key = values.name(keyAt, "a key of the state");
    if (keyAt != null) {
      scope.module().usesKey(keyAt, key);
    }
    fields.finish();
    return new Target.OfState(key);
  }

  /// Reads a target of a step.
  public Target target(@Nullable At at) {
    return target(at, By.STEP);
  }

  private Target target(@Nullable At at, By by) {
    if (at == null) {
      return new Target.Self();
    }
    return switch (at.value()) {
      case JsonValue.Str text ->
          switch (text.value()) {
            case "self" -> new Target.Self();
            case "caller" -> new Target.Caller();
            default -> named(at);
          };
      case JsonValue.Obj _ -> object(at, by);
      case JsonValue.Arr _,
          JsonValue.Num _,
          JsonValue.Bool _,
          JsonValue.Nul _,
          JsonValue.Broken _ -> {
        problems.mismatch(at, TARGET);
        yield new Target.Self();
      }
    };
  }

  /// Reads a target of a fault: a process that is spoken of from outside.
  public Target outside(@Nullable At at) {
    if (at != null && at.value() instanceof JsonValue.Str text) {
      if (text.value().equals("self") || text.value().equals("caller")) {
        problems.mismatch(at, "a target (what acts from outside has no self and no caller)");
        return new Target.Self();
      }
      return named(at);
    }
    return at != null && at.value() instanceof JsonValue.Obj ? object(at, By.FAULT) : target(at);
  }

  private Target named(At at) {
    GivenNodes.Placed name = names.placed(at, values.name(at, TARGET));
    names.useName(at, name);
    return placed(new Target.Name(name.text()), name.node());
  }

  private static Target placed(Target target, @Nullable String node) {
    return node == null ? target : new Target.OnNode(target, node);
  }

  private Target object(At at, By by) {
    boolean outside = by == By.FAULT;
    Fields fields = values.fields(at, TARGET);
    At via = fields.get("via");
    At child = fields.get("child");
    At partition = fields.get("partition");
    At global = fields.get("global");
    At group = fields.get("pg");
    At random = outside ? fields.get("random_child_of") : null;
    At every = outside ? fields.get("all_children_of") : null;
    Target target;
    if (via != null) {
      String registry = values.name(via, "the name of a registry");
      names.useRegistry(via, registry);
      target = new Target.Via(registry, key(fields.need("key")));
    } else if (partition != null) {
      String supervisor = values.name(partition, "the name of a partition_supervisor");
      names.usePartitionSupervisor(partition, supervisor);
      target = new Target.Partition(supervisor, partitionKey(fields.need("key")));
    } else if (global != null) {
      target = new Target.Global(values.name(global, "a global name"));
    } else if (group != null) {
      target = Groups.members(group, fields, this, by == By.STEP_TO_MANY);
    } else if (child != null) {
      At which = outside ? fields.get("incarnation") : null;
      int incarnation = values.integer(which, 1, Integer.MAX_VALUE, Target.Child.LATEST);
      target = new Target.Child(path(child), incarnation);
    } else if (random != null) {
      String supervisor = values.name(random, "the name of a supervisor");
      names.useSupervisor(random, new GivenNodes.Placed(supervisor, null));
      target = new Target.RandomChildOf(supervisor);
    } else if (every != null) {
      String supervisor = values.name(every, "the name of a supervisor");
      names.useSupervisor(every, new GivenNodes.Placed(supervisor, null));
      target = new Target.AllChildrenOf(supervisor);
    } else {
      if (at.value() instanceof JsonValue.Obj object && object.members().isEmpty()) {
        problems.mismatch(at, TARGET);
      }
      target = new Target.Self();
    }
    // what a via module or a partition_supervisor finds is of the own node: another has its own
    boolean mayBeElsewhere = outside || child != null;
    At nodeAt = mayBeElsewhere ? fields.get("node") : null;
    fields.finish();
    return nodeAt == null ? target : placed(target, names.nodes().name(nodeAt, problems));
  }

  private String path(At at) {
    String path = values.name(at, "a path of child ids from the root, such as \"App/Pool/W1\"");
    names.usePath(at, path);
    return path;
  }

  /// Reads a target that has to be a supervisor.
  public Target supervisor(@Nullable At at, Scope scope) {
    if (at != null && at.value() instanceof JsonValue.Str text && !text.value().isBlank()) {
      GivenNodes.Placed name = names.placed(at, text.value());
      names.useSupervisor(at, name);
      return placed(new Target.Name(name.text()), name.node());
    }
    return target(at, scope);
  }

  /// Takes the name of a task_supervisor.
  public Target taskSupervisor(At at, String text) {
    GivenNodes.Placed name = names.placed(at, text);
    names.useTaskSupervisor(at, name);
    return placed(new Target.Name(name.text()), name.node());
  }

  /// Reads a key of a registry: a text is a string, all else the term that it stands for.
  public Key key(@Nullable At at) {
    return at != null && isTerm(at.value()) ? new Key.Literal(terms.term(at)) : partitionKey(at);
  }

  private static boolean isTerm(JsonValue value) {
    return switch (value) {
      case JsonValue.Num _, JsonValue.Arr _, JsonValue.Bool _, JsonValue.Nul _ -> true;
      case JsonValue.Str _, JsonValue.Obj _, JsonValue.Broken _ -> false;
    };
  }

  /// Reads a key by which a partition is chosen. Those whose hash we do not know are refused.
  private Key partitionKey(@Nullable At at) {
    if (at == null) {
      return new Key.Literal(new Text(""));
    }
    return switch (at.value()) {
      case JsonValue.Str text -> new Key.Literal(new Text(text.value()));
      case JsonValue.Num _ ->
          new Key.Literal(new Int(values.integer(at, Long.MIN_VALUE, Long.MAX_VALUE, 0)));
      case JsonValue.Obj _ -> drawn(at);
      case JsonValue.Arr _, JsonValue.Bool _, JsonValue.Nul _, JsonValue.Broken _ -> {
        problems.mismatch(
            at, "a key: a text, an integer, or an object with pick, zipf or sequence");
        yield new Key.Literal(new Text(""));
      }
    };
  }

  private Key drawn(At at) {
    Fields fields = values.fields(at, "a key");
    At pick = fields.get("pick");
    At zipf = fields.get("zipf");
    At sequence = fields.get("sequence");
    Key key;
    if (pick != null) {
      key = new Key.Pick(values.integer(pick, 1, Integer.MAX_VALUE, 1));
    } else if (zipf != null) {
      Fields shape = values.fields(zipf, "{\"n\": 1000, \"s\": 1.1}");
      int n = values.integer(shape.need("n"), 1, MOST_ZIPF, 1);
      double s = values.number(shape.need("s"), 0, 100, 1);
      shape.finish();
      key = new Key.Zipf(n, s);
    } else if (sequence != null) {
      key = new Key.Sequence(values.name(sequence, "the text before the number"));
    } else {
      if (at.value() instanceof JsonValue.Obj object && object.members().isEmpty()) {
        problems.mismatch(
            at, "a key: a text, an integer, or an object with pick, zipf or sequence");
      }
      key = new Key.Literal(new Text(""));
    }
    fields.finish();
    return key;
  }

  /// Reads whom an expectation or a condition speaks of.
  public Subject subject(@Nullable At at) {
    String text = values.name(at, "a subject: a registered name, a path or a child id");
    if (at == null || text.isEmpty()) {
      return new Subject(text);
    }
    GivenNodes.Placed subject = names.placed(at, text);
    names.useSubject(at, subject);
    return new Subject(subject.text(), subject.node());
  }
}
