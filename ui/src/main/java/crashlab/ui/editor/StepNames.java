package crashlab.ui.editor;

import crashlab.scenario.Param;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.simulation.Libraries;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that the steps of a document give, by kind, as the systems declare it.
final class StepNames {
  private final Map<String, Set<String>> byKind = new LinkedHashMap<>();

  private StepNames() {}

  static StepNames of(@Nullable Loose root) {
    var given = new StepNames();
    given.collect(root);
    return given;
  }

  /// Whether steps can give names of a kind.
  static boolean isKind(String kind) {
    return Libraries.VOCABULARY.verbs().stream()
        .flatMap(StepNames::params)
        .anyMatch(param -> kind.equals(param.type().gives()));
  }

  /// The names of a kind, in the order of the document.
  Set<String> ofKind(String kind) {
    return byKind.getOrDefault(kind, Set.of());
  }

  private void collect(@Nullable Loose value) {
    switch (value) {
      case Loose.Obj object -> {
        for (Loose.Member member : object.members()) {
          Verb verb = Libraries.VOCABULARY.verb(member.key());
          if (verb != null) {
            params(verb).forEach(param -> collect(param, object));
          }
          collect(member.value());
        }
      }
      case Loose.Arr array -> array.elements().forEach(this::collect);
      case Loose.Leaf _ -> {}
      case null -> {}
    }
  }

  private void collect(Param<?> param, Loose.Obj step) {
    String kind = param.type().gives();
    String name = kind == null ? null : step.string(param.key());
    if (kind != null && name != null) {
      byKind.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name);
    }
  }

  private static Stream<Param<?>> params(Verb verb) {
    Word word = verb.word();
    return Stream.concat(Stream.of(word.subject()), word.options().stream());
  }
}
