package crashlab.conformance;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.JsonBuffer;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Watches a run and brings it into the form of the conformance vectors: who did what, in which
/// order, as seen from each process.
///
/// The rules are those of the vectors' README: which events count for which kind of process, how
/// processes and values are written, and what is sorted because its order means nothing.
public final class NormalisedTrace implements TraceSink {
  private static final String TERMINATE_CHILD = "[\"terminate_child\", ";
  private static final String SHUTDOWN_ERROR = "[\"report\", \"shutdown_error\", ";

  private final Identities identities = new Identities();
  private final TreeMap<Integer, List<String>> events = new TreeMap<>();
  private final TreeMap<Integer, Boolean> alive = new TreeMap<>();
  private final JsonBuffer json = new JsonBuffer(256);

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    identities.observe(type, pid, detail);
    if (!identities.isSubject(pid)) {
      return;
    }
    if (type == EventType.SPAWN) {
      events.put(pid, new ArrayList<>());
      alive.put(pid, true);
    } else if (type == EventType.EXIT) {
      alive.remove(pid);
    }
    List<String> own = events.get(pid);
    if (own != null && counts(type, kind(pid))) {
      json.clear();
      json.raw('[');
      write(type, other, detail);
      own.add(json.raw(']').text());
    }
  }

  /// Returns what the run looked like so far.
  public Observation observation() {
    var processes = new TreeMap<String, List<String>>();
    events.forEach((pid, own) -> processes.put(identities.subject(pid), sorted(kind(pid), own)));
    List<String> living = new ArrayList<>();
    alive.keySet().forEach(pid -> living.add(identities.subject(pid)));
    return new Observation(processes, living);
  }

  private static List<String> sorted(ProcessKind kind, List<String> own) {
    return kind.stopsTogether()
        ? SortedRuns.sorted(SortedRuns.sorted(own, TERMINATE_CHILD), SHUTDOWN_ERROR)
        : own;
  }

  /// Tells whether an event is one of those that vectors hold of such a process.
  private static boolean counts(EventType type, ProcessKind kind) {
    return switch (type) {
      case EXIT -> true;
      case STARTED, RECEIVE_CALL, RECEIVE_CAST, RECEIVE_INFO -> kind.runsSteps();
      case RECEIVE_EXIT, RECEIVE_DOWN, RECEIVE_CONTINUE -> kind.runsSteps();
      case RECEIVE_TASK_RESULT, RECEIVE_TIMEOUT, RECEIVE_REPLY -> kind.runsSteps();
      case RESCUED, RESULT, AWAIT, YIELD, TASK_SHUTDOWN -> kind.runsSteps();
      case TERMINATE, LOG -> kind.runsSteps();
      case SUPERVISOR_START_CHILD, SUPERVISOR_START_IGNORED -> kind.supervises();
      case SUPERVISOR_START_FAILED, SUPERVISOR_TERMINATE_CHILD -> kind.supervises();
      case SUPERVISOR_KILL_CHILD, SUPERVISOR_REPORT -> kind.supervises();
      case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP, SUPERVISOR_AUTO_SHUTDOWN -> false;
      case SPAWN, INIT_FAILED, EXIT_SIGNAL, DOWN, LINK, UNLINK, MONITOR, DEMONITOR -> false;
      case SEND, CAST, TIMER, CALL, REPLY, CALL_TIMEOUT, REGISTER, SUSPEND, RESUME -> false;
      case FAULT, LOAD_BEGIN, LOAD_END, STATE, VM_DIED, APPLICATION_STOP, LIBRARY -> false;
    };
  }

  /// Writes the elements of an event that counts.
  private void write(EventType type, int other, @Nullable Digested detail) {
    switch (type) {
      case STARTED -> words("started");
      case EXIT -> words("exit").term(detail);
      case RECEIVE_CALL -> words("got", "call").term(detail);
      case RECEIVE_CAST -> words("got", "cast").term(detail);
      case RECEIVE_INFO -> words("got", "info").term(detail);
      case RECEIVE_CONTINUE -> words("got", "continue").term(detail);
      case RECEIVE_TIMEOUT -> words("got", "info", "timeout");
      case RECEIVE_TASK_RESULT -> words("got", "task_result").term(detail);
      case RECEIVE_EXIT -> words("got", "EXIT").subject(other).term(detail);
      case RECEIVE_DOWN -> writeDown(other, detail);
      case RECEIVE_REPLY -> words("reply").term(detail);
      case RESCUED -> words("rescued").term(detail);
      case RESULT -> writeResult(detail);
      case AWAIT -> words("await").term(detail);
      case YIELD -> words("yield").term(detail);
      case TASK_SHUTDOWN -> words("task_shutdown").term(detail);
      case TERMINATE -> words("terminate").term(detail);
      case LOG -> words("log").term(detail);
      case SUPERVISOR_START_CHILD -> words("start").subject(other);
      case SUPERVISOR_START_IGNORED -> words("start_ignored").subject(other);
      case SUPERVISOR_START_FAILED -> writeStartFailed(other, detail);
      case SUPERVISOR_TERMINATE_CHILD -> words("terminate_child").subject(other).words("shutdown");
      case SUPERVISOR_KILL_CHILD -> words("terminate_child").subject(other).words("kill");
      case SUPERVISOR_REPORT -> writeReport(other, detail);
      case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP, SUPERVISOR_AUTO_SHUTDOWN -> {}
      case SPAWN, INIT_FAILED, EXIT_SIGNAL, DOWN, LINK, UNLINK, MONITOR, DEMONITOR -> {}
      case SEND, CAST, TIMER, CALL, REPLY, CALL_TIMEOUT, REGISTER, SUSPEND, RESUME -> {}
      case FAULT, LOAD_BEGIN, LOAD_END, STATE, VM_DIED, APPLICATION_STOP, LIBRARY -> {}
    }
  }

  private void writeDown(int other, @Nullable Digested detail) {
    if (detail instanceof Detail.NameDown down) {
      words("got", "DOWN", down.name()).term(down.reason());
    } else {
      words("got", "DOWN").subject(other).term(detail);
    }
  }

  private void writeResult(@Nullable Digested detail) {
    if (detail instanceof Detail.Result result) {
      words("result", result.verb())
          .term(RecordedForm.isRegistered(result) ? Atom.OK : result.value());
    }
  }

  private void writeStartFailed(int other, @Nullable Digested detail) {
    if (detail instanceof Detail.ChildReason failed) {
      words("start_failed").child(other, failed.child().text()).term(failed.reason());
    }
  }

  private void writeReport(int other, @Nullable Digested detail) {
    if (detail instanceof Detail.Report report) {
      words("report", report.kind()).child(other, report.child().text()).term(report.reason());
    }
  }

  private NormalisedTrace words(String... words) {
    for (String word : words) {
      separate().string(word);
    }
    return this;
  }

  private NormalisedTrace subject(int pid) {
    separate().subject(pid, identities);
    return this;
  }

  private NormalisedTrace child(int pid, String path) {
    return pid == 0 ? words(path) : subject(pid);
  }

  private NormalisedTrace term(@Nullable Digested detail) {
    if (!(detail instanceof Term term)) {
      throw new IllegalStateException("event without its term (detail " + detail + ")");
    }
    separate().term(term, identities);
    return this;
  }

  private JsonBuffer separate() {
    return json.length() == 1 ? json : json.raw(',').raw(' ');
  }

  private ProcessKind kind(int pid) {
    Detail.Identity identity = identities.get(pid);
    if (identity == null) {
      throw new IllegalStateException("process without identity (pid " + pid + ")");
    }
    return identity.kind();
  }
}
