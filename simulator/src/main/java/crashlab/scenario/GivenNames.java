package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The names of one kind that a scenario gives, and where it speaks of them.
final class GivenNames {
  private final NameKind kind;
  private final Definitions places = new Definitions();
  private final Set<String> given = new TreeSet<>();
  private final List<Use> uses = new ArrayList<>();

  private record Use(At at, String name, Problems.Hint hint) {}

  GivenNames(NameKind kind) {
    this.kind = kind;
  }

  Set<String> given() {
    return given;
  }

  void give(At at, String name) {
    given.add(name);
    places.defineText(name, at);
  }

  void use(At at, String name, Problems.Hint hint) {
    uses.add(new Use(at, name, hint));
  }

  /// Notes what is spoken of and is not given.
  ///
  /// @param passed the names that nobody has to give
  void check(Problems problems, Predicate<String> passed) {
    for (Use use : uses) {
      if (given.contains(use.name)) {
        places.use(use.name);
      } else if (!use.name.isEmpty() && !passed.test(use.name)) {
        places.miss(use.name, use.at, kind.expected(), use.hint);
      }
    }
    places.check(problems, _ -> false);
  }
}
