package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.Atom;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Bool;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// What a supervisor refuses in child specs before it starts anything.
///
/// Source: OTP supervisor.erl, `check_startspec/2`, `validSignificant/3`.
final class SpecProblems {
  private SpecProblems() {}

  /// Returns what is wrong with the children of a supervisor, or null.
  static @Nullable Term of(SupervisorSpec spec) {
    var ids = new LinkedHashSet<String>();
    for (ChildTemplate template : spec.children()) {
      Term problem = of(spec, template);
      if (problem != null) {
        return problem;
      }
      if (!ids.add(template.id())) {
        return Tuple.of(new Atom("duplicate_child_name"), new Atom(template.id()));
      }
    }
    return null;
  }

  /// Returns what is wrong with one child of a supervisor, or null.
  static @Nullable Term of(SupervisorSpec spec, ChildTemplate template) {
    if (!template.significant()) {
      return null;
    }
    if (spec.autoShutdown() == AutoShutdown.NEVER) {
      return badCombination("auto_shutdown", "never");
    }
    return template.restart() == Restart.PERMANENT ? badCombination("restart", "permanent") : null;
  }

  private static Tuple badCombination(String key, String word) {
    return Tuple.of(
        new Atom("bad_combination"),
        Tuple.of(
            Tuple.of(new Atom(key), new Atom(word)), Tuple.of(new Atom("significant"), Bool.TRUE)));
  }
}
