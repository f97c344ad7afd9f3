package crashlab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads modules: what processes do, by callback.
final class ModuleReader {
  private final Reading reading;
  private final Values values;
  private final Problems problems;

  ModuleReader(Reading reading) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
  }

  /// Returns the modules by name, in the order of the file.
  Map<String, Module> modules(At at) {
    Map<String, Module> modules = new LinkedHashMap<>();
    values
        .entries(at, "an object: module name to module")
        .forEach((name, value) -> {
          Module module = module(name, value);
          if (module != null) {
            modules.put(name, module);
          }
        });
    return modules;
  }

  private @Nullable Module module(String name, At at) {
    if (name.isBlank()) {
      problems.add(ProblemKind.MISMATCH, at, "a module needs a name");
    }
    Fields fields = values.fields(at, "a module such as {\"use\": \"gen_server\"}");
    At use = fields.need("use");
    String word = use == null ? misspeltUse(fields) : use(use);
    ModuleKind kind = word == null ? null : reading.vocabulary().moduleKind(word);
    if (kind == null) {
      return null;
    }
    var scope = new Scope(Callback.INIT, new Scope.ModuleScope());
    Arguments given = kind.word().read(use, fields, reading, scope);
    fields.finish();
    scope.module().check(problems);
    return new Module(name, kind, given);
  }

  private List<String> uses() {
    return reading.vocabulary().moduleUses();
  }

  /// Returns the behaviour under a key that looks like `use`, so that the rest is read; or null,
  /// with a problem noted.
  private @Nullable String misspeltUse(Fields fields) {
    if (fields.at().value() instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        boolean meant =
            member.value() instanceof JsonValue.Str text
                && uses().contains(text.value())
                && Suggestion.nearest(member.key(), List.of("use")) != null;
        if (meant) {
          return ((JsonValue.Str) member.value()).value();
        }
      }
      problems.add(
          ProblemKind.MISSING, fields.at(), "\"use\" is missing: " + Words.list(uses(), "or"));
    }
    return null;
  }

  /// Returns the behaviour; where it is misspelt the one that was probably meant, so that the rest
  /// is read; null where nothing can be said.
  private @Nullable String use(At at) {
    if (!(at.value() instanceof JsonValue.Str text)) {
      noteUse(at);
      return null;
    }
    if (uses().contains(text.value())) {
      return text.value();
    }
    String refusal = Unsupported.type(text.value());
    if (refusal != null) {
      problems.add(ProblemKind.UNSUPPORTED, at, refusal);
      return null;
    }
    noteUse(at);
    return Suggestion.nearest(text.value(), uses());
  }

  private void noteUse(At at) {
    problems.mismatch(at, "a behaviour (" + Words.list(uses(), "or") + ")", uses());
  }
}
