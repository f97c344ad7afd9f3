package crashlab.scenario;

import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads child specs, with OTP's and Elixir's defaults.
public final class TreeReader {
  private static final String SPEC = "a child spec such as {\"id\": \"A\", \"module\": \"A\"}";
  private static final int MOST_CHILDREN = ChildParams.MOST_CHILDREN;
  private static final Scope IN_A_SPEC =
      Scope.of(new Callback("a child spec", Callback.Family.OTHER));

  /// Stands for a spec whose type is unknown: reading goes on, and nothing is run.
  private static final ChildType UNKNOWN =
      new ChildType(
          Word.kind("type", "?", ""), false, false, Shutdown.WORKER_DEFAULT, _ -> List.of());

  private final Reading reading;
  private final Values values;
  private final Problems problems;
  private final ChildOptions options;
  private int schedulers;
  private long children;
  private long copies = 1;
  private boolean sound = true;

  /// @param schedulers the default number of partitions
  TreeReader(Reading reading, int schedulers) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
    this.options = new ChildOptions(reading);
    this.schedulers = schedulers;
  }

  /// How many schedulers the machine has.
  public int schedulers() {
    return schedulers;
  }

  /// Returns the root, or null where it is no supervisor.
  @Nullable ChildSpec root(At at) {
    int before = problems.count();
    ChildSpec spec = started(at);
    if (spec.type().name().equals("supervisor")) {
      return spec;
    }
    if (problems.count() == before) {
      problems.add(
          ProblemKind.MISMATCH, at, "the root of the tree has to be of type \"supervisor\"");
    }
    return null;
  }

  /// Returns the root of another application, or null where it is no supervisor.
  public @Nullable ChildSpec otherRoot(At at) {
    ChildSpec root = root(at);
    if (root != null) {
      reading.names().otherRoot(root);
    }
    return root;
  }

  /// Returns the root of a node that has a tree of its own, or null where it is no supervisor.
  ///
  /// @param ofNode how many schedulers its machine has
  @Nullable ChildSpec rootOfNode(At at, int ofNode) {
    int before = schedulers;
    schedulers = ofNode;
    ChildSpec root = root(at);
    schedulers = before;
    if (root != null) {
      reading.names().rootOfNode(root);
    }
    return root;
  }

  /// Returns the spec of a child that a step or a fault starts.
  public ChildSpec started(At at) {
    int before = problems.count();
    ChildSpec spec = specs(at, Role.SINGLE).getFirst();
    sound &= problems.count() == before;
    return spec;
  }

  /// Returns the spec that each partition of a partition_supervisor is started from.
  ChildSpec partition(At at) {
    return specs(at, Role.PARTITION).getFirst();
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
    String id = id(idAt(fields, role), role);
    ChildType type = options.type(fields);
    At replicasAt = role == Role.CHILD ? fields.get("replicas") : null;
    int replicas = values.integer(replicasAt, 1, MOST_CHILDREN, 0);
    long outside = copies;
    copies = Math.min(copies * Math.max(1, replicas), MOST_CHILDREN + 1);
    boolean admitted = admit(at);
    ChildSpec spec = type == null ? unknown(id) : spec(id, type, fields);
    copies = outside;
    return admitted && replicas > 0 ? Replicas.of(spec, replicas) : List.of(spec);
  }

  /// A child that is started while the system runs is called as its module if it has no id, as
  /// `child_spec/1` of `use GenServer` has it.
  private static @Nullable At idAt(Fields fields, Role role) {
    if (role == Role.PARTITION) {
      return fields.get("id");
    }
    boolean isCalledAsModule = role == Role.SINGLE && !fields.has("id") && fields.has("module");
    return isCalledAsModule ? fields.get("module") : fields.need("id");
  }

  private static ChildSpec unknown(String id) {
    var common = new ChildSpec.Common(id, Restart.PERMANENT, Shutdown.WORKER_DEFAULT, false);
    return new ChildSpec(UNKNOWN, common, Arguments.none());
  }

  private ChildSpec spec(String id, ChildType type, Fields fields) {
    if (type.isNamed()) {
      options.refuseName(fields);
    }
    reading.words().add(type.name());
    Arguments given = type.word().read(fields.get("type"), fields, reading, IN_A_SPEC);
    ChildSpec.Common common = options.common(id, type, given.get(ChildParams.MODULE), fields);
    fields.finish();
    return new ChildSpec(type, common, given);
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
      problems.add(ProblemKind.LIMIT, at, "the tree has more than " + MOST_CHILDREN + " children");
    }
    return children <= MOST_CHILDREN;
  }

  /// Returns the specs of an array, each as often as it says.
  List<ChildSpec> children(At at) {
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
}
