package crashlab.scenario;

import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what all child specs have in common.
final class ChildOptions {
  private static final List<String> SHUTDOWNS = List.of("brutal_kill", "infinity");
  private static final String WORKER = "worker";

  private final Reading reading;
  private final Values values;
  private final Problems problems;
  private final Times times;

  ChildOptions(Reading reading) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
    this.times = reading.times();
  }

  private List<String> types() {
    return reading.vocabulary().childTypes();
  }

  /// Returns the type of a child spec; where it is misspelt the one that was probably meant, so
  /// that the rest is read; null where nothing can be said.
  @Nullable ChildType type(Fields fields) {
    String word = typeWord(fields);
    return word == null ? null : reading.vocabulary().childType(word);
  }

  private @Nullable String typeWord(Fields fields) {
    At at = fields.get("type");
    if (at == null) {
      String misplaced = fields.has("module") ? null : misspeltType(fields.at());
      return misplaced == null ? WORKER : misplaced;
    }
    if (!(at.value() instanceof JsonValue.Str text)) {
      problems.mismatch(at, "a type (" + Words.list(types(), "or") + ")");
      return null;
    }
    if (types().contains(text.value())) {
      return text.value();
    }
    String refusal = Unsupported.type(text.value());
    if (refusal != null) {
      problems.add(ProblemKind.UNSUPPORTED, at, refusal);
      return null;
    }
    problems.mismatch(at, "a type (" + Words.list(types(), "or") + ")", types());
    return Suggestion.nearest(text.value(), types());
  }

  private @Nullable String misspeltType(At at) {
    if (at.value() instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        boolean type =
            member.value() instanceof JsonValue.Str text
                && types().contains(text.value())
                && "type".equals(Suggestion.nearest(member.key(), List.of("type")));
        if (type) {
          return ((JsonValue.Str) member.value()).value();
        }
      }
    }
    return null;
  }

  /// Refuses a name for what is registered under its id.
  void refuseName(Fields fields) {
    At name = fields.has("name") ? fields.get("name") : null;
    if (name != null) {
      problems.add(
          name, "supervisors and registries are registered under their id: leave \"name\" out");
    }
  }

  /// Reads what all specs have; defaults are those of the type, and of the module if there is one.
  ChildSpec.Common common(String id, ChildType type, String module, Fields fields) {
    String use = module.isEmpty() ? null : reading.names().index().useOf(module);
    ModuleKind kind = use == null ? null : reading.vocabulary().moduleKind(use);
    Restart restart = kind == null ? Restart.PERMANENT : kind.restart();
    return new ChildSpec.Common(
        id,
        values.choice(
            fields.get("restart"), Restart.values(), Restart::word, "a restart type", restart),
        shutdown(fields.get("shutdown"), type.shutdown()),
        significant(fields.get("significant")));
  }

  private boolean significant(@Nullable At at) {
    boolean significant = values.bool(at, false);
    if (at != null && significant) {
      refuseBeforeSignificantChildren(at, reading);
    }
    return significant;
  }

  static void refuseBeforeSignificantChildren(At at, Reading reading) {
    if (!reading.release().hasSignificantChildren()) {
      reading.problems().add(at, "significant children and auto_shutdown exist since OTP 24");
    }
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
