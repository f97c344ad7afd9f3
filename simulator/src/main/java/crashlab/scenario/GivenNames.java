package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The names of one kind that a scenario gives, and where it speaks of them.
final class GivenNames {
  private final NameKind kind;
  private final Definitions places = new Definitions();
  private final Set<String> given = new TreeSet<>();
  private final List<Use> uses = new ArrayList<>();

  private record Use(At at, String name, Problems.Hint hint, @Nullable String missing) {}

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
    uses.add(new Use(at, name, hint, null));
  }

  /// Takes a name that is meant where none stands.
  ///
  /// @param missing the problem if nothing gives it
  void need(At at, String name, String missing) {
    uses.add(new Use(at, name, new Problems.Hint.Nearest(name, List.of()), missing));
  }

  /// Notes what is spoken of and is not given.
  ///
  /// @param passed the names that nobody has to give
  void check(Problems problems, Predicate<String> passed) {
    for (Use use : uses) {
      if (given.contains(use.name)) {
        places.use(use.name);
      } else if (!use.name.isEmpty() && !passed.test(use.name)) {
        miss(problems, use);
      }
    }
    places.check(problems, _ -> false);
  }

  private void miss(Problems problems, Use use) {
    if (use.missing == null) {
      places.miss(use.name, use.at, kind.expected(), use.hint);
    } else {
      problems.add(ProblemKind.UNKNOWN_NAME, use.at, use.missing);
    }
  }
}
