package crashlab.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Follows `extends` from file to file and lays each on the one that it extends.
final class Inheritance {
  private static final String KEY = "extends";
  private static final int DEEPEST = 8;

  private final Problems problems;
  private final SourceLoader loader;
  private final String folder;
  private final String file;
  private final List<String> bases = new ArrayList<>();

  /// @param name of the scenario file, as the user named it
  Inheritance(String name, SourceLoader loader, Problems problems) {
    this.problems = problems;
    this.loader = loader;
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    this.folder = name.substring(0, slash + 1);
    this.file = name.substring(slash + 1);
  }

  /// Returns `scenario` laid on all that it extends, or null with a problem noted.
  @Nullable JsonValue resolve(JsonValue scenario) {
    List<JsonValue> chain = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    chain.add(scenario);
    paths.add(file);
    while (chain.getLast() instanceof JsonValue.Obj object && object.get(KEY) != null) {
      JsonValue base = base(object, paths);
      if (base == null) {
        return null;
      }
      chain.add(base);
    }
    JsonValue merged = without(chain.getLast());
    for (int i = chain.size() - 2; i >= 0; i--) {
      merged = MergePatch.apply(merged, At.root(without(chain.get(i))), this::noteUselessNull);
    }
    return merged;
  }

  /// The files that it extends, nearest first, named as the scenario itself is.
  List<String> bases() {
    return List.copyOf(bases);
  }

  private @Nullable JsonValue base(JsonValue.Obj object, List<String> paths) {
    At at = At.root(object).child(KEY, Objects.requireNonNull(object.get(KEY)));
    String own = at.value() instanceof JsonValue.Str text ? text.value() : "";
    if (own.isEmpty()) {
      problems.mismatch(at, "the path of a scenario file in this folder or below");
      return null;
    }
    String refusal = SourceLoader.refusal(own);
    if (refusal != null) {
      problems.add(ProblemKind.MISMATCH, at, "found %s: %s".formatted(Quoted.of(own), refusal));
      return null;
    }
    String previous = paths.getLast();
    String path = previous.substring(0, previous.lastIndexOf('/') + 1) + own;
    if (paths.contains(path)) {
      problems.add(at, "a cycle: " + Quoted.of(own) + " extends, in the end, itself");
      return null;
    }
    if (paths.size() > DEEPEST) {
      problems.add(
          ProblemKind.LIMIT, at, "more than " + DEEPEST + " files that extend one another");
      return null;
    }
    paths.add(path);
    return load(at, own, path, paths.size() - 1);
  }

  /// @param own the path as the file has it
  private @Nullable JsonValue load(At at, String own, String path, int order) {
    byte[] bytes;
    try {
      bytes = loader.load(path);
    } catch (IOException e) {
      String why = e.getMessage();
      int name = own.lastIndexOf('/') + 1;
      problems.add(
          ProblemKind.UNREADABLE,
          at,
          "cannot read %s: %s".formatted(Quoted.of(own), why == null ? "" : why),
          new Problems.Hint.Inside(
              own.substring(0, name), own.substring(name), "", loader.beside(path)));
      return null;
    }
    bases.add(folder + path);
    Source source = Utf8.decode(folder + path, bytes, order, problems);
    JsonValue value = source == null ? null : JsonReader.read(source, problems);
    if (value == null || value instanceof JsonValue.Obj) {
      return value;
    }
    problems.mismatch(At.root(value), "a scenario: an object");
    return null;
  }

  private void noteUselessNull(At at, Collection<String> removable) {
    At parent = at.parent();
    if (parent != null && parent.value() instanceof JsonValue.Obj object) {
      JsonValue.Member member = object.member(at.step());
      if (member != null) {
        problems.addKey(
            ProblemKind.CLASH,
            parent,
            member,
            "null removes %s, which the extended file does not have"
                .formatted(Quoted.of(at.step())),
            removable);
      }
    }
  }

  private static JsonValue without(JsonValue value) {
    if (!(value instanceof JsonValue.Obj object)) {
      return value;
    }
    List<JsonValue.Member> members =
        object.members().stream().filter(member -> !member.key().equals(KEY)).toList();
    return new JsonValue.Obj(object.source(), object.start(), object.end(), members);
  }
}
