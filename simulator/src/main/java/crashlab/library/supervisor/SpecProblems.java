package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.Atom;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Bool;
import crashlab.otp.Int;
import crashlab.otp.OtpRelease;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
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

  /// Returns what a DynamicSupervisor refuses of a child, or null. The one who asks for the child
  /// finds out before the request is sent.
  ///
  /// Source: Elixir dynamic_supervisor.ex, `validate_child/6`.
  static @Nullable Term inDynamic(OtpRelease release, Shutdown shutdown, boolean significant) {
    boolean atOnce = shutdown instanceof Shutdown.After(long nanos) && nanos == 0;
    if (atOnce && !release.allowsDynamicShutdownOfZero()) {
      return Tuple.of(new Atom("invalid_shutdown"), new Int(0));
    }
    return significant && release.refusesDynamicSignificance()
        ? Tuple.of(new Atom("invalid_significant"), Bool.TRUE)
        : null;
  }

  private static Tuple badCombination(String key, String word) {
    return Tuple.of(
        new Atom("bad_combination"),
        Tuple.of(
            Tuple.of(new Atom(key), new Atom(word)), Tuple.of(new Atom("significant"), Bool.TRUE)));
  }
}
