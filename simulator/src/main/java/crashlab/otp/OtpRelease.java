package crashlab.otp;

/// A release of OTP, and what scenarios can see of the differences between releases.
///
/// @param number its major number, such as 25
public record OtpRelease(int number) {
  /// The oldest that a scenario may ask for: the last one whose calls have no aliases.
  public static final OtpRelease OLDEST = new OtpRelease(23);

  /// What a scenario runs on that does not say.
  public static final OtpRelease NEWEST = new OtpRelease(29);

  private static final int ALIASES = 24;
  private static final int WATCHED_GROUPS = 25;
  private static final int AWAITED_FAILURES = 26;
  private static final int PAUSED_RECEIVES = 28;
  private static final int PAUSED_TIMERS = 29;
  private static final int ELIXIR_1_15 = 26;
  private static final int UNLINKED_CHILDREN = 27;
  private static final int TAGGED_RETRIES = 29;
  private static final int LABELS = 27;
  private static final int FORGIVING_STOP = 29;

  /// Whether a reply goes to an alias that ends with the wait for it, so that a late one is
  /// dropped. Before, it was a message `{ref, reply}` like any other.
  ///
  /// Source: OTP 24 gen.erl, `do_call/4`; OTP 23 the same, with a plain monitor.
  public boolean hasAliases() {
    return number >= ALIASES;
  }

  /// Whether a process can have itself told of joins and leaves of a group.
  ///
  /// Source: OTP pg manual, `monitor/2`: "since OTP 25.1".
  public boolean canWatchGroups() {
    return number >= WATCHED_GROUPS;
  }

  /// Whether a process can have a label. Source: OTP 27 proc_lib.erl, `set_label/1`.
  public boolean hasLabels() {
    return number >= LABELS;
  }

  /// Whether a supervisor can have significant children. Source: OTP supervisor manual,
  /// `auto_shutdown`: "since OTP 24.0".
  public boolean hasSignificantChildren() {
    return number >= ALIASES;
  }

  /// Whether a failed start is told to the starter when the process has ended, and its EXIT is
  /// consumed. Before, the starter was told first and, trapping exits, got the EXIT as well.
  ///
  /// Source: OTP 26 proc_lib.erl, `sync_start/2`; gen_server.erl, `init_it/6`; OTP 25 the same.
  public boolean awaitsFailedStarts() {
    return number >= AWAITED_FAILURES;
  }

  /// Whether `GenServer.stop` is content with a server that ends by itself with the very reason
  /// that it was to be stopped with, before it is asked.
  ///
  /// Source: OTP 29 proc_lib.erl, `stop/3`; OTP 27 the same.
  public boolean stopForgivesOwnEnd() {
    return number >= FORGIVING_STOP;
  }

  /// Whether the time limit of a receive stands still while its process is suspended. Before, it
  /// ran on, and if it had run out by the end of that the receive took nothing.
  ///
  /// Source: erlang manual, `suspend_process/2`: "as of OTP 28.0"; OTP 27 erl_hl_timer.c, where a
  /// timer that fires sets the process to the code after the receive.
  public boolean pausesReceives() {
    return number >= PAUSED_RECEIVES;
  }

  /// Whether a timer that sends a message to a pid stands still while that process is suspended;
  /// one to a name does not. Source: OTP 29 erl_hl_timer.c; erlang/otp pull request 10619.
  public boolean pausesTimers() {
    return number >= PAUSED_TIMERS;
  }

  /// Whether init may return `{error, reason}`. Source: OTP 26 gen_server.erl, `init_it/6`.
  public boolean hasErrorOfInit() {
    return number >= AWAITED_FAILURES;
  }

  /// Whether `supervisor:start_child/2` tells plainly who holds a name that is taken. Before, the
  /// answer carried the child record as well, as for every other failure.
  ///
  /// Source: OTP 26.1 supervisor.erl, `handle_start_child/2` (pull request 7072).
  public boolean tellsTakenNamesPlainly() {
    return number >= AWAITED_FAILURES;
  }

  /// Whether a supervisor that stops a child goes by the DOWN, and calls one that had unlinked
  /// itself and ended `child_process_unlinked`. Before, a waiting EXIT of the child counted more
  /// than the DOWN, and such a child was `noproc`.
  ///
  /// Source: OTP 27.3 supervisor.erl, `unlink_flush/2` (pull request 8780).
  public boolean knowsUnlinkedChildren() {
    return number >= UNLINKED_CHILDREN;
  }

  /// Whether a DynamicSupervisor takes a child whose shutdown is 0.
  ///
  /// Source: Elixir 1.15 dynamic_supervisor.ex, `validate_shutdown/1`; 1.14 the same.
  public boolean allowsDynamicShutdownOfZero() {
    return number >= ELIXIR_1_15;
  }

  /// Whether a DynamicSupervisor refuses a significant child. Before, it took no notice of that.
  ///
  /// Source: Elixir 1.15 dynamic_supervisor.ex, `validate_significant/1`.
  public boolean refusesDynamicSignificance() {
    return number >= ELIXIR_1_15;
  }

  /// Whether a temporary task that is started by module, function and arguments with
  /// `Task.Supervisor.start_child` waits for word of its starter, and never runs if that one is
  /// gone. Before, it ran all the same.
  ///
  /// Source: Elixir 1.15 task/supervisor.ex, `start_child_maybe_temporary/6`.
  public boolean startsTasksForLivingStarters() {
    return number >= ELIXIR_1_15;
  }

  /// Whether a supervisor's note to itself to try a restart again carries a tag, so that nobody
  /// else can send it: such a cast is then an unknown one, which ends the supervisor.
  ///
  /// Source: OTP 29 supervisor.erl, `handle_cast/2`; runs on OTP 25, 27 and 29.
  public boolean tagsRetries() {
    return number >= TAGGED_RETRIES;
  }

  /// Whether a stream of tasks tells its supervisor a shutdown time where it was given none.
  ///
  /// Source: Elixir 1.17 task/supervisor.ex, `build_stream/5`; Elixir 1.14 the same.
  public boolean streamsHaveShutdown() {
    return number >= ELIXIR_1_15;
  }
}
