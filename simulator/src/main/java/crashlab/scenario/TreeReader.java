package crashlab.scenario;

import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads child specs, with OTP's and Elixir's defaults.
public final class TreeReader {
  public static final List<String> TYPES =
      List.of(
          "worker",
          "supervisor",
          "dynamic_supervisor",
          "task_supervisor",
          "registry",
          "partition_supervisor");

  private static final String SPEC = "a child spec such as {\"id\": \"A\", \"module\": \"A\"}";
  static final int MOST_CHILDREN = 100_000;
  private static final int MOST_PARTITIONS = 100_000;

  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Targets targets;
  private final ChildOptions options;
  private final int schedulers;
  private long children;
  private long copies = 1;
  private boolean sound = true;

  /// @param schedulers the default number of partitions
  TreeReader(Values values, Names names, int schedulers) {
    this.values = values;
    this.problems = values.problems();
    this.names = names;
    this.options = new ChildOptions(values);
    this.targets = new Targets(values, names);
    this.schedulers = schedulers;
  }

  /// Returns the root, or null where it is no supervisor.
  ChildSpec.@Nullable Supervisor root(At at) {
    int before = problems.count();
    ChildSpec spec = started(at);
    if (spec instanceof ChildSpec.Supervisor supervisor) {
      return supervisor;
    }
    if (problems.count() == before) {
      problems.add(at, "the root of the tree has to be of type \"supervisor\"");
    }
    return null;
  }

  /// Returns the spec of a child that a step or a fault starts.
  public ChildSpec started(At at) {
    int before = problems.count();
    ChildSpec spec = specs(at, Role.SINGLE).getFirst();
    sound &= problems.count() == before;
    return spec;
  }

  /// Tells whether all specs were read without a problem: only then is it known which paths there
  /// are.
  boolean isSound() {
    return sound;
  }

  /// What a child spec is for: it decides whether there is an id and whether there may be replicas.
  private enum Role {
    CHILD,
    SINGLE,
    PARTITION
  }

  /// Returns the spec at `at`, once or as often as `replicas` says.
  private List<ChildSpec> specs(At at, Role role) {
    Fields fields = values.fields(at, SPEC);
    String id = id(role == Role.PARTITION ? fields.get("id") : fields.need("id"), role);
    String type = options.type(fields);
    At replicasAt = role == Role.CHILD ? fields.get("replicas") : null;
    int replicas = values.integer(replicasAt, 1, MOST_CHILDREN, 0);
    long outside = copies;
    copies = Math.min(copies * Math.max(1, replicas), MOST_CHILDREN + 1);
    boolean admitted = admit(at);
    ChildSpec spec = type == null ? null : spec(id, type, fields);
    copies = outside;
    if (type != null) {
      fields.finish();
    }
    if (spec == null) {
      var common = options.common(id, fields, Restart.PERMANENT, Shutdown.WORKER_DEFAULT);
      spec = new ChildSpec.Worker(common, "", null);
    }
    return admitted && replicas > 0 ? Replicas.of(spec, replicas) : List.of(spec);
  }

  private String id(@Nullable At at, Role role) {
    if (at == null) {
      return role == Role.PARTITION ? "partition" : "";
    }
    String id = values.name(at, "an id");
    if (id.indexOf('/') >= 0 || id.indexOf('>') >= 0) {
      problems.mismatch(at, "an id without '/' and '>', which paths are made with");
    }
    return id;
  }

  /* Nested replicas multiply: the whole tree is bounded, not each number. */
  private boolean admit(At at) {
    boolean before = children > MOST_CHILDREN;
    children = Math.min(MOST_CHILDREN + 1, children + copies);
    if (children > MOST_CHILDREN && !before) {
      problems.add(at, "the tree has more than " + MOST_CHILDREN + " children");
    }
    return children <= MOST_CHILDREN;
  }

  private @Nullable ChildSpec spec(String id, String type, Fields fields) {
    return switch (type) {
      case "worker" -> worker(id, fields);
      case "supervisor" -> supervisor(id, fields);
      case "dynamic_supervisor" -> {
        strategyOneForOne(fields);
        yield new ChildSpec.DynamicSupervisor(
            options.supervisor(id, fields), options.intensity(fields), options.maxChildren(fields));
      }
      case "task_supervisor" ->
          new ChildSpec.TaskSupervisor(
              options.supervisor(id, fields),
              options.intensity(fields),
              options.maxChildren(fields));
      case "registry" -> registry(id, fields);
      case "partition_supervisor" -> partitions(id, fields);
      default -> null;
    };
  }

  private ChildSpec worker(String id, Fields fields) {
    At at = fields.need("module");
    String module = values.name(at, "the name of a module");
    Restart restart = Restart.PERMANENT;
    if (at != null) {
      names.useModule(at, module, ModuleReader.USES, "a module");
      restart = "task".equals(names.index().useOf(module)) ? Restart.TEMPORARY : restart;
    }
    At name = fields.get("name");
    return new ChildSpec.Worker(
        options.common(id, fields, restart, Shutdown.WORKER_DEFAULT),
        module,
        name == null ? null : name(name));
  }

  private @Nullable Target name(At at) {
    if (at.value() instanceof JsonValue.Obj) {
      Target target = targets.target(at);
      if (target instanceof Target.Child || target instanceof Target.Partition) {
        problems.mismatch(at, "a name, or {\"via\": REGISTRY, \"key\": KEY}");
        return null;
      }
      return target instanceof Target.Via ? target : null;
    }
    String name = values.name(at, "a name, or {\"via\": REGISTRY, \"key\": KEY}");
    if (name.equals("self") || name.equals("caller") || name.equals("undefined")) {
      problems.mismatch(at, "another name, since this one means something else");
    }
    return name.isEmpty() ? null : new Target.Name(name);
  }

  private ChildSpec supervisor(String id, Fields fields) {
    Strategy strategy =
        values.choice(
            fields.need("strategy"),
            Strategy.values(),
            Strategy::word,
            "a strategy",
            Strategy.ONE_FOR_ONE);
    ChildSpec.Common common = options.supervisor(id, fields);
    RestartIntensity intensity = options.intensity(fields);
    At auto = fields.get("auto_shutdown");
    AutoShutdown autoShutdown =
        values.choice(
            auto,
            AutoShutdown.values(),
            AutoShutdown::word,
            "an auto_shutdown",
            AutoShutdown.NEVER);
    if (auto != null && autoShutdown != AutoShutdown.NEVER) {
      options.refuseBeforeSignificantChildren(auto);
    }
    return new ChildSpec.Supervisor(
        common, strategy, intensity, autoShutdown, children(fields.get("children")));
  }

  private List<ChildSpec> children(@Nullable At at) {
    List<ChildSpec> specs = new ArrayList<>();
    Map<String, At> ids = new LinkedHashMap<>();
    for (At element : values.elements(at, "an array of child specs")) {
      for (ChildSpec spec : specs(element, Role.CHILD)) {
        At first = ids.putIfAbsent(spec.id(), element);
        if (first == null) {
          specs.add(spec);
        } else if (!spec.id().isEmpty()) {
          noteSameId(element, spec.id(), first);
        }
      }
    }
    return specs;
  }

  private void noteSameId(At at, String id, At first) {
    JsonValue value = first.value();
    Source source = value.source();
    At place = at;
    if (at.value() instanceof JsonValue.Obj object) {
      JsonValue idValue = object.get("id");
      place = idValue == null ? at : at.child("id", idValue);
    }
    problems.add(
        place,
        "the id %s is already given to the child at %d:%d (OTP refuses to start such a supervisor)"
            .formatted(Quoted.of(id), source.line(value.start()), source.column(value.start())));
  }

  private void strategyOneForOne(Fields fields) {
    values.choice(
        fields.get("strategy"),
        new Strategy[] {Strategy.ONE_FOR_ONE},
        Strategy::word,
        "the one strategy of a dynamic_supervisor",
        Strategy.ONE_FOR_ONE);
  }

  private ChildSpec registry(String id, Fields fields) {
    String keys =
        values.choice(
            fields.get("keys"),
            new String[] {"unique", "duplicate"},
            word -> word,
            "the kind of keys",
            "unique");
    int partitions = values.integer(fields.get("partitions"), 1, MOST_PARTITIONS, 1);
    return new ChildSpec.Registry(
        options.supervisor(id, fields), keys.equals("unique"), partitions);
  }

  private ChildSpec partitions(String id, Fields fields) {
    int partitions = values.integer(fields.get("partitions"), 1, MOST_PARTITIONS, schedulers);
    ChildSpec.Common common = options.supervisor(id, fields);
    RestartIntensity intensity = options.intensity(fields);
    At at = fields.need("child");
    ChildSpec child =
        at == null ? new ChildSpec.Worker(common, "", null) : specs(at, Role.PARTITION).getFirst();
    return new ChildSpec.PartitionSupervisor(common, intensity, partitions, child);
  }
}
