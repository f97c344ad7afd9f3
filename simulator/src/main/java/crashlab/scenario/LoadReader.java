package crashlab.scenario;

import crashlab.kernel.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads loads: who uses the system, and how often.
final class LoadReader {
  private static final int MOST_USERS = 1_000_000;
  private static final Load.Arrivals NONE = new Load.Arrivals.AtTimes(List.of());

  private final Values values;
  private final Problems problems;
  private final Times times;
  private final GivenNodes nodes;
  private final StepReader steps;

  LoadReader(Values values, GivenNodes nodes, StepReader steps) {
    this.values = values;
    this.nodes = nodes;
    this.problems = values.problems();
    this.times = new Times(values);
    this.steps = steps;
  }

  List<Load> loads(@Nullable At at, long durationNanos) {
    List<Load> loads = new ArrayList<>();
    Map<String, At> ids = new LinkedHashMap<>();
    for (At element : values.elements(at, "an array of loads")) {
      Fields fields = values.fields(element, "a load such as {\"id\": \"users\", …}");
      At idAt = fields.need("id");
      String id = values.name(idAt, "an id");
      if (idAt != null && !id.isEmpty() && ids.putIfAbsent(id, idAt) != null) {
        problems.add(idAt, "the id " + Quoted.of(id) + " is already given to another load");
      }
      loads.add(load(id, fields, durationNanos));
      fields.finish();
    }
    return loads;
  }

  private Load load(String id, Fields fields, long durationNanos) {
    Load.Arrivals arrivals = arrivals(fields);
    long from = times.duration(fields.get("from"), 0);
    At toAt = fields.get("to");
    long to = times.duration(toAt, Math.max(durationNanos, from + 1));
    if (toAt != null && from >= to && !(toAt.value() instanceof JsonValue.Broken)) {
      problems.add(toAt, "the load ends (\"to\") before it begins (\"from\")");
    }
    Scope scope = Scope.of(Callback.LOAD);
    List<Step> body = steps.steps(fields.need("do"), scope);
    scope.module().check(problems);
    return new Load(id, nodes(fields.get("node")), arrivals, from, to, body);
  }

  private List<String> nodes(@Nullable At at) {
    if (at == null || !(at.value() instanceof JsonValue.Arr array)) {
      return List.of(nodes.name(at, problems));
    }
    List<String> inTurn = new ArrayList<>();
    for (At element : values.elements(at, "the name of a node, or an array of them")) {
      inTurn.add(nodes.name(element, problems));
    }
    if (array.elements().isEmpty()) {
      problems.mismatch(at, "the name of a node, or an array of them");
    }
    return inTurn.isEmpty() ? List.of(nodes.name(null, problems)) : inTurn;
  }

  private Load.Arrivals arrivals(Fields fields) {
    At closed = fields.get("closed");
    At arrivals = fields.get("arrivals");
    if (closed != null && arrivals != null) {
      problems.add(fields.at(), "a load has \"arrivals\" or \"closed\", not both");
      return NONE;
    }
    if (closed != null) {
      return closed(closed);
    }
    if (arrivals == null) {
      fields.needOneOf(List.of("arrivals", "closed"));
      return NONE;
    }
    Fields kind = values.fields(arrivals, "arrivals such as {\"poisson\": \"2000/s\"}");
    Load.Arrivals open = open(kind);
    kind.finish();
    return open;
  }

  private Load.Arrivals closed(At at) {
    Fields fields = values.fields(at, "{\"users\": 50, \"think\": \"10ms\"}");
    int users = values.integer(fields.need("users"), 1, MOST_USERS, 1);
    Distribution think = times.distribution(fields.get("think"));
    fields.finish();
    return new Load.Arrivals.Closed(users, think);
  }

  private Load.Arrivals open(Fields kind) {
    At poisson = kind.get("poisson");
    At constant = kind.get("constant");
    At at = kind.get("at");
    if (poisson != null) {
      return new Load.Arrivals.Poisson(times.rate(poisson));
    }
    if (constant != null) {
      return new Load.Arrivals.Constant(times.rate(constant));
    }
    if (at != null) {
      List<Long> instants = new ArrayList<>();
      for (At instant : values.elements(at, "an array of times")) {
        instants.add(times.duration(instant, 0));
      }
      instants.sort(null);
      return new Load.Arrivals.AtTimes(instants);
    }
    kind.needOneOf(List.of("poisson", "constant", "at"));
    return NONE;
  }
}
