package crashlab.scenario;

import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what several types of child specs have in common.
final class ChildOptions {
  private static final List<String> SHUTDOWNS = List.of("brutal_kill", "infinity");

  private final Values values;
  private final Problems problems;
  private final Times times;

  ChildOptions(Values values) {
    this.values = values;
    this.problems = values.problems();
    this.times = new Times(values);
  }

  /// Returns the type of a child spec; where it is misspelt the one that was probably meant, so
  /// that the rest is read; null where nothing can be said.
  @Nullable String type(Fields fields) {
    At at = fields.get("type");
    if (at == null) {
      String misplaced = fields.has("module") ? null : misspeltType(fields.at());
      return misplaced == null ? "worker" : misplaced;
    }
    if (!(at.value() instanceof JsonValue.Str text)) {
      problems.mismatch(at, "a type (" + Words.list(TreeReader.TYPES, "or") + ")");
      return null;
    }
    if (TreeReader.TYPES.contains(text.value())) {
      return text.value();
    }
    String refusal = Unsupported.type(text.value());
    if (refusal != null) {
      problems.add(at, refusal);
      return null;
    }
    problems.mismatch(at, "a type (" + Words.list(TreeReader.TYPES, "or") + ")", TreeReader.TYPES);
    return Suggestion.nearest(text.value(), TreeReader.TYPES);
  }

  private static @Nullable String misspeltType(At at) {
    if (at.value() instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        boolean type =
            member.value() instanceof JsonValue.Str text
                && TreeReader.TYPES.contains(text.value())
                && "type".equals(Suggestion.nearest(member.key(), List.of("type")));
        if (type) {
          return ((JsonValue.Str) member.value()).value();
        }
      }
    }
    return null;
  }

  /// Reads what all specs have.
  ///
  /// @param restart where the spec has none, as is `shutdown`
  ChildSpec.Common common(String id, Fields fields, Restart restart, Shutdown shutdown) {
    return new ChildSpec.Common(
        id,
        values.choice(
            fields.get("restart"), Restart.values(), Restart::word, "a restart type", restart),
        shutdown(fields.get("shutdown"), shutdown),
        significant(fields.get("significant")));
  }

  private boolean significant(@Nullable At at) {
    boolean significant = values.bool(at, false);
    if (at != null && significant) {
      refuseBeforeSignificantChildren(at);
    }
    return significant;
  }

  void refuseBeforeSignificantChildren(At at) {
    if (!values.release().hasSignificantChildren()) {
      problems.add(at, "significant children and auto_shutdown exist since OTP 24");
    }
  }

  /// Reads what all specs of supervisors and registries have.
  ChildSpec.Common supervisor(String id, Fields fields) {
    if (fields.has("name")) {
      At name = fields.get("name");
      if (name != null) {
        problems.add(
            name, "supervisors and registries are registered under their id: leave \"name\" out");
      }
    }
    return common(id, fields, Restart.PERMANENT, new Shutdown.Infinity());
  }

  RestartIntensity intensity(Fields fields) {
    int restarts =
        values.integer(
            fields.get("max_restarts"),
            0,
            Integer.MAX_VALUE,
            RestartIntensity.DEFAULT.maxRestarts());
    int seconds =
        values.integer(
            fields.get("max_seconds"), 1, Integer.MAX_VALUE, RestartIntensity.DEFAULT.maxSeconds());
    return new RestartIntensity(restarts, seconds);
  }

  int maxChildren(Fields fields) {
    At at = fields.get("max_children");
    boolean infinite =
        at != null && at.value() instanceof JsonValue.Str text && text.value().equals("infinity");
    if (at != null && !infinite && at.value() instanceof JsonValue.Str) {
      problems.mismatch(at, "an integer of at least 0, or infinity", List.of("infinity"));
      return Integer.MAX_VALUE;
    }
    return infinite
        ? Integer.MAX_VALUE
        : values.integer(at, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private Shutdown shutdown(@Nullable At at, Shutdown fallback) {
    if (at == null) {
      return fallback;
    }
    if (at.value() instanceof JsonValue.Str text && text.value().equals("brutal_kill")) {
      return new Shutdown.BrutalKill();
    }
    boolean number = at.value() instanceof JsonValue.Num || Times.parse(at.value()) != null;
    if (!number && at.value() instanceof JsonValue.Str text && !text.value().equals("infinity")) {
      String word = Suggestion.nearest(text.value(), SHUTDOWNS);
      problems.mismatch(
          at,
          "a shutdown (a duration such as 5000 or \"5s\", infinity or brutal_kill)",
          word != null ? word : Times.meant(at.value(), false));
      return fallback;
    }
    long nanos = times.timeout(at, 0);
    return nanos == Step.INFINITY ? new Shutdown.Infinity() : new Shutdown.After(nanos);
  }
}
