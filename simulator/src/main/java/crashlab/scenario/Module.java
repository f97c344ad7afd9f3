package crashlab.scenario;

import crashlab.otp.Term;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module: what a process of it does.
///
/// A clause map is keyed by message: the atom itself, or the first element of a tuple; `_` stands
/// for any.
public sealed interface Module {
  String name();

  /// A `gen_server`. Source: OTP gen_server manual.
  ///
  /// @param terminate null where the module has no such callback
  record GenServer(
      String name,
      boolean trapExit,
      Priority priority,
      Map<String, Term> state,
      List<Step> init,
      Map<String, List<Step>> handleCall,
      Map<String, List<Step>> handleCast,
      Map<String, List<Step>> handleInfo,
      Map<String, List<Step>> handleContinue,
      @Nullable List<Step> terminate)
      implements Module {}

  /// An Elixir `Agent`.
  ///
  /// @param init steps of the start function, mostly empty
  record Agent(
      String name, Map<String, Term> state, List<Step> init, Map<String, List<Step>> functions)
      implements Module {}

  /// A `gen_statem`. Source: OTP gen_statem manual.
  record GenStatem(
      String name,
      boolean trapExit,
      Map<String, Term> state,
      String initial,
      Map<String, State> states,
      List<Step> init,
      @Nullable List<Step> terminate)
      implements Module {}

  /// One state of a gen_statem: its clauses by type of event.
  ///
  /// @param enter null where the machine has no state enter call for it
  record State(
      @Nullable List<Step> enter,
      Map<String, List<Step>> call,
      Map<String, List<Step>> cast,
      Map<String, List<Step>> info,
      Map<String, List<Step>> internal,
      @Nullable List<Step> stateTimeout,
      @Nullable List<Step> eventTimeout,
      Map<String, List<Step>> genericTimeouts) {}

  /// A `Task`: runs once and ends `normal`; its result is that of the `reply` step, else `ok`.
  record Task(String name, boolean trapExit, List<Step> run) implements Module {}

  /// A bare `spawn`: runs once and ends `normal`.
  record Process(String name, boolean trapExit, Map<String, Term> state, List<Step> run)
      implements Module {}

  /// A process's priority for the schedulers. Source: OTP erlang manual, `process_flag/2`.
  enum Priority {
    MAX,
    HIGH,
    NORMAL,
    LOW
  }
}
