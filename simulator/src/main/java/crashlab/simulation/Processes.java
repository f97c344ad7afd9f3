package crashlab.simulation;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.StateProgram;
import crashlab.library.Subjects;
import crashlab.otp.NodeId;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Message;
import crashlab.vm.PathEntry;
import crashlab.vm.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The processes of a run at the present instant, for observers. Looking changes nothing.
public final class Processes {
  private static final int MESSAGES_SHOWN = 100;

  private final Run run;

  Processes(Run run) {
    this.run = run;
  }

  /// How many live.
  public int count() {
    return run.nodes().stream().mapToInt(node -> node.figures().processes()).sum();
  }

  /// The pids of the processes that live, in the order of their creation.
  public List<Pid> alive() {
    List<Pid> pids = new ArrayList<>();
    forEach(process -> pids.add(process.pid()));
    pids.sort((a, b) -> Integer.compare(a.number(), b.number()));
    return pids;
  }

  /// The numbers of the processes that wait in the middle of their work without a time limit.
  public Set<Integer> waitingWithoutLimit() {
    Set<Integer> found = new TreeSet<>();
    forEach(process -> {
      if (Inspection.waitsWithoutLimit(process)) {
        found.add(process.number());
      }
    });
    return found;
  }

  /// The living process of a pid.
  public Optional<ProcessState> byPid(Pid pid) {
    List<ErlangProcess> found = new ArrayList<>(1);
    forEach(process -> {
      if (process.number() == pid.number()) {
        found.add(process);
      }
    });
    return found.stream().findFirst().map(this::state);
  }

  private void forEach(Consumer<ErlangProcess> action) {
    run.nodes().forEach(node -> node.forEachProcess(action));
  }

  /// The process registered under a name, on the first node where one is.
  public Optional<ProcessState> byName(String name) {
    return first(node -> Inspection.holder(node.directory().name(name))).map(this::state);
  }

  private Optional<ErlangProcess> first(Function<ErlangNode, @Nullable ErlangProcess> search) {
    for (ErlangNode node : run.nodes()) {
      ErlangProcess found = search.apply(node);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /// The process created last for a path of child ids, alive or not, on the first node that had
  /// any.
  public Optional<ProcessState> byPath(String path) {
    return first(node -> latest(node, path)).map(this::state);
  }

  private static @Nullable ErlangProcess latest(ErlangNode node, String path) {
    PathEntry entry = node.directory().findPath(path);
    return entry == null ? null : entry.latest();
  }

  /// The most messages that ever waited for a holder of a name of a node.
  public int mailboxMax(NodeId node, String name) {
    return run.nodes().get(node.index()).directory().name(name).mailboxMax();
  }

  /// How often supervisors of a node restarted what a name, a path or a child's id means.
  public int restarts(NodeId node, String subject) {
    return Subjects.restarts(run.nodes().get(node.index()), subject);
  }

  private ProcessState state(ErlangProcess process) {
    List<Pid> links = new ArrayList<>();
    Inspection.forEachLink(process, peer -> links.add(peer.pid()));
    List<Pid> monitors = new ArrayList<>();
    Inspection.forEachMonitored(process, watched -> monitors.add(watched.pid()));
    List<Pid> watchers = new ArrayList<>();
    Inspection.forEachWatcher(process, watcher -> watchers.add(watcher.pid()));
    ErlangProcess parent = process.parent();
    return new ProcessState(
        process.pid(),
        process.identity(),
        process.name() == null ? null : process.name().name(),
        Inspection.isSuspended(process) && Inspection.isAlive(process)
            ? "suspended"
            : Inspection.status(process).name().toLowerCase(Locale.ROOT),
        Inspection.exitReason(process),
        process.trapsExits(),
        messages(process),
        Inspection.mailboxSize(process),
        links,
        monitors,
        watchers,
        parent == null ? null : parent.pid(),
        stateTerm(process),
        supervisor(process));
  }

  private List<ProcessState.WaitingMessage> messages(ErlangProcess process) {
    List<ProcessState.WaitingMessage> list = new ArrayList<>();
    for (Message m = Inspection.firstMessage(process);
        m != null && list.size() < MESSAGES_SHOWN;
        m = m.next()) {
      ErlangProcess sender = m.sender();
      list.add(
          new ProcessState.WaitingMessage(
              m.kind().name().toLowerCase(Locale.ROOT),
              sender == null ? null : sender.pid(),
              m.payload(),
              sender == null || sender.node() == process.node()
                  ? ProcessState.WaitingMessage.LOCAL
                  : run.network().averageLatencyNanos(sender.node(), process.node())));
    }
    return list;
  }

  private static @Nullable Term stateTerm(ErlangProcess process) {
    return Inspection.program(process) instanceof StateProgram program
            && !(program instanceof ChildHolder)
        ? program.stateTerm()
        : null;
  }

  private static ProcessState.@Nullable SupervisorState supervisor(ErlangProcess process) {
    if (!(Inspection.program(process) instanceof ChildHolder holder)) {
      return null;
    }
    List<ProcessState.ChildState> children = new ArrayList<>();
    for (ChildHolder.ListedChild child : holder.listedChildren()) {
      ErlangProcess running = child.process();
      children.add(
          new ProcessState.ChildState(
              child.id(), running == null ? null : running.pid(), child.status()));
    }
    return new ProcessState.SupervisorState(
        holder.restartsCounted(), holder.maxRestarts(), holder.maxSeconds(), children);
  }
}
