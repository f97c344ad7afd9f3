package crashlab.otp;

/// How a supervisor stops a child. Source: OTP supervisor.erl, `shutdown/1`.
public sealed interface Shutdown {
  /// 5 s. Source: Elixir supervisor.ex, "Shutdown values (:shutdown)".
  Shutdown WORKER_DEFAULT = new After(5_000_000_000L);

  /// An exit signal `kill` at once.
  record BrutalKill() implements Shutdown {}

  /// An exit signal `shutdown`, and `kill` if the child is alive after `nanos`.
  record After(long nanos) implements Shutdown {}

  /// An exit signal `shutdown`, then waiting without limit.
  record Infinity() implements Shutdown {}
}
