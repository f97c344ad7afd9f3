package crashlab.scenario;

import crashlab.kernel.Distribution;
import crashlab.otp.AgentVerb;
import crashlab.otp.Restart;
import crashlab.otp.SpawnBond;
import crashlab.otp.SysVerb;
import crashlab.otp.TaskKind;
import crashlab.otp.Term;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a process does in a callback, a task or a load.
///
/// `rescue` is null where a failure goes on to the caller. A timeout of [#INFINITY] never fires.
public sealed interface Step {
  long INFINITY = Long.MAX_VALUE;

  record Work(Distribution duration) implements Step {}

  record Sleep(Distribution duration) implements Step {}

  record Log(String text) implements Step {}

  /// Ends a call callback with a reply, or a task with its result; at most one of the other three
  /// is set.
  record Reply(
      Term value, @Nullable Term continueWith, @Nullable Term stop, @Nullable Long timeoutNanos)
      implements Step {}

  record NoReply(@Nullable Term continueWith, @Nullable Long timeoutNanos) implements Step {}

  record ReplyToCaller(Term value) implements Step {}

  record Continue(Term argument) implements Step {}

  record Stop(Term reason) implements Step {}

  record Ignore() implements Step {}

  /// Ends `init` with `{error, reason}`, since OTP 26.
  record InitError(Term reason) implements Step {}

  record Hibernate() implements Step {}

  record Timeout(long nanos) implements Step {}

  record Raise(String message) implements Step {}

  record Exit(Term reason) implements Step {}

  record Throw(Term value) implements Step {}

  record Call(Target target, Term message, long timeoutNanos, @Nullable List<Step> rescue)
      implements Step {}

  record Cast(Target target, Term message) implements Step {}

  record Send(Target target, Term message) implements Step {}

  record SendAfter(Distribution delay, Target target, Term message) implements Step {}

  /// @param register a name for the new process, or null
  record Spawn(String module, SpawnBond bond, @Nullable String register) implements Step {}

  record Link(Target target) implements Step {}

  record Unlink(Target target) implements Step {}

  record Monitor(Target target) implements Step {}

  record Demonitor(Target target) implements Step {}

  record ExitSignal(Target target, Term reason) implements Step {}

  record TrapExit(boolean on) implements Step {}

  record Register(String name) implements Step {}

  /// `Task.async`, the three of `Task.Supervisor`, and what follows in the same step.
  ///
  /// @param supervisor null for `Task.async` alone
  /// @param await `Task.await` with this timeout, or null
  /// @param yield `Task.yield` with this timeout, then `Task.shutdown`, or null
  /// @param restart for `start_child` alone
  record StartTask(
      TaskKind kind,
      Job job,
      @Nullable Target supervisor,
      @Nullable Long await,
      @Nullable Long yield,
      Restart restart,
      @Nullable List<Step> rescue)
      implements Step {}

  /// The code of a task: a `task` module, or steps in place.
  sealed interface Job {
    record OfModule(String module) implements Job {}

    record Inline(List<Step> run) implements Job {}
  }

  /// @param given the child spec as the file has it
  record StartChild(Target supervisor, ChildSpec child, Term given, @Nullable List<Step> rescue)
      implements Step {}

  /// @param child an id; for a dynamic_supervisor see [TerminateDynamicChild]
  record ChildCommand(ChildVerb verb, Target supervisor, String child, @Nullable List<Step> rescue)
      implements Step {}

  enum ChildVerb {
    TERMINATE("terminate_child"),
    RESTART("restart_child"),
    DELETE("delete_child");

    private final String word;

    ChildVerb(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// `DynamicSupervisor.terminate_child(sup, pid)`.
  record TerminateDynamicChild(Target supervisor, Target child, @Nullable List<Step> rescue)
      implements Step {}

  record WhichChildren(Target supervisor, @Nullable List<Step> rescue) implements Step {}

  /// A selective receive.
  ///
  /// @param timeoutNanos [#INFINITY] where there is none
  record Receive(Map<String, List<Step>> clauses, long timeoutNanos, List<Step> otherwise)
      implements Step {}

  record RegistryRegister(String registry, Key key) implements Step {}

  record RegistryUnregister(String registry, Key key) implements Step {}

  record ToAtom(Key key) implements Step {}

  record SetState(String key, Term value) implements Step {}

  record Increment(String key, long by) implements Step {}

  record If(Condition condition, List<Step> then, List<Step> otherwise) implements Step {}

  sealed interface Condition {
    record StateAtLeast(String key, long bound) implements Condition {}

    record StateAtMost(String key, long bound) implements Condition {}

    record StateEquals(String key, Term value) implements Condition {}

    /// True with this chance, 0 to 1.
    record Probability(double chance) implements Condition {}
  }

  record Repeat(long times, List<Step> body) implements Step {}

  record Choose(List<Choice> choices) implements Step {}

  record Choice(long weight, List<Step> body) {}

  // gen_statem

  /// @param stateTimeoutNanos null: untouched by this step
  record NextState(String state, @Nullable Long stateTimeoutNanos) implements Step {}

  record KeepState() implements Step {}

  record RepeatState() implements Step {}

  record Postpone() implements Step {}

  record NextEvent(Term event) implements Step {}

  record StateTimeout(long nanos) implements Step {}

  record EventTimeout(long nanos) implements Step {}

  record GenericTimeout(String timer, long nanos) implements Step {}

  // Agent

  record AgentRequest(
      AgentVerb verb,
      Target target,
      @Nullable String function,
      long timeoutNanos,
      @Nullable List<Step> rescue)
      implements Step {}

  // :sys

  record SysRequest(SysVerb verb, Target target, long timeoutNanos, @Nullable List<Step> rescue)
      implements Step {}
}
