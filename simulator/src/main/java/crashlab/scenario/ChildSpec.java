package crashlab.scenario;

import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a supervisor starts, restarts and stops one child. Source: OTP supervisor.erl,
/// `do_check_childspec/2`.
///
/// Bad combinations of `significant`, `restart` and `auto_shutdown` are kept as written: the run
/// shows how OTP refuses them.
///
/// @param arguments what the keys of its type say
public record ChildSpec(ChildType type, Common common, Arguments arguments) {
  /// What all child specs have.
  ///
  /// @param id the part of a path that this child stands for; `W-1` … where `replicas` made it
  public record Common(String id, Restart restart, Shutdown shutdown, boolean significant) {}

  public String id() {
    return common.id();
  }

  /// The value of a key; what stands for a missing one where the type has no such key.
  public <T extends @Nullable Object> T get(Param<T> param) {
    return arguments.get(param);
  }

  /// The children that it starts with, in their order; those of a partition_supervisor are not
  /// among them.
  public List<ChildSpec> children() {
    return get(ChildParams.CHILDREN);
  }

  /// What each partition is started from; null where there are no partitions.
  public @Nullable ChildSpec partition() {
    return get(ChildParams.PARTITION);
  }

  /// The name of its module; empty where it has none.
  public String module() {
    return get(ChildParams.MODULE);
  }

  /// The name that it gets besides its id, or null.
  public @Nullable Target name() {
    return get(ChildParams.NAME);
  }

  public RestartIntensity intensity() {
    return new RestartIntensity(get(ChildParams.MAX_RESTARTS), get(ChildParams.MAX_SECONDS));
  }

  ChildSpec with(Common other, Arguments given) {
    return new ChildSpec(type, other, given);
  }
}
