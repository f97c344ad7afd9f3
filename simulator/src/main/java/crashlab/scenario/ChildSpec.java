package crashlab.scenario;

import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a supervisor starts, restarts and stops one child. Source: OTP supervisor.erl,
/// `do_check_childspec/2`.
///
/// Bad combinations of `significant`, `restart` and `auto_shutdown` are kept as written: the run
/// shows how OTP refuses them.
public sealed interface ChildSpec {
  Common common();

  default String id() {
    return common().id();
  }

  /// What all child specs have.
  ///
  /// @param id the part of a path that this child stands for; `W-1` … where `replicas` made it
  record Common(String id, Restart restart, Shutdown shutdown, boolean significant) {}

  /// A process with a module.
  ///
  /// @param name registered under it, or null
  record Worker(Common common, String module, @Nullable Target name) implements ChildSpec {}

  record Supervisor(
      Common common,
      Strategy strategy,
      RestartIntensity intensity,
      AutoShutdown autoShutdown,
      List<ChildSpec> children)
      implements ChildSpec {}

  /// @param maxChildren [Integer#MAX_VALUE] for no limit
  record DynamicSupervisor(Common common, RestartIntensity intensity, int maxChildren)
      implements ChildSpec {}

  /// @param maxChildren [Integer#MAX_VALUE] for no limit
  record TaskSupervisor(Common common, RestartIntensity intensity, int maxChildren)
      implements ChildSpec {}

  /// @param unique false: keys may be held by many
  record Registry(Common common, boolean unique, int partitions) implements ChildSpec {}

  /// @param child the spec that each partition is started from; its id is put in by the supervisor
  record PartitionSupervisor(
      Common common, RestartIntensity intensity, int partitions, ChildSpec child)
      implements ChildSpec {}
}
