package crashlab.vm;

import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// How the processes of a node begin and end.
///
/// Source: OTP erlang manual, `spawn/3`, `exit/2`.
public final class Lifecycle {
  /// Is told of the end of a root supervisor.
  public interface RootWatcher {
    void rootEnded(Term reason);
  }

  private record Root(ErlangProcess process, RootWatcher watcher) {}

  private final ErlangNode node;
  private final ProcessTable processes;
  private final Schedulers schedulers;
  private final int processLimit;
  private final long processBytes;
  private final Signals signals;
  private final List<Root> roots = new ArrayList<>(1);
  private LongConsumer stopper = _ -> {};

  Lifecycle(ErlangNode node, ProcessTable processes, Schedulers schedulers, Signals signals) {
    this.node = node;
    this.processes = processes;
    this.schedulers = schedulers;
    this.processLimit = node.options.processes();
    this.processBytes = node.costs().of(Cost.PROCESS_BYTES);
    this.signals = signals;
  }

  /// Creates a process. A link that its spec asks for ties it to its creator from the first
  /// instant; a monitor is set by the caller.
  public ErlangProcess spawn(ProcessSpec spec, Program program, @Nullable ErlangProcess creator) {
    PathEntry path = spec.path();
    boolean linked = spec.bond().isLinked();
    var process =
        new ErlangProcess(
            node, node.run.nextPid(), ++path.incarnations, spec, program, linked ? creator : null);
    path.latest = process;
    boolean isNear = creator != null && creator.node == node;
    process.application = creator != null && isNear ? creator.application : 0;
    processes.add(process);
    node.claimMemory(processBytes);
    long creatorCause = creator == null ? 0 : creator.cause;
    process.cause = node.emit(EventType.SPAWN, process, creator, creatorCause, process.identity());
    if (spec.name() != null) {
      node.directory().give(spec.name(), process);
    }
    if (linked && creator != null && isNear) { // otherwise the caller sees to it
      LinkList.add(new Link(creator, process));
    }
    if (processes.size() > processLimit) {
      node.run.cut(
          "processes", "the run was cut with more than " + processLimit + " processes at once");
    }
    schedulers.enqueue(process);
    return process;
  }

  /// The process is the root supervisor of an application, whose processes are those that it and
  /// they create: its end is told to `watcher`.
  ///
  /// Source: OTP application_master.erl, `init/4`: it is their group leader, which is inherited.
  public void watchRoot(ErlangProcess process, RootWatcher watcher) {
    roots.add(new Root(process, watcher));
    process.application = (byte) roots.size();
  }

  /// `how` brings the node down in order when it is asked to; it is given the `seq` of what asks.
  public void whenAskedToStop(LongConsumer how) {
    stopper = how;
  }

  /// Asks the node to go down in order, if it does not do so already.
  ///
  /// Source: OTP init manual, `stop/0`, which is what SIGTERM calls.
  ///
  /// @param cause the `seq` of what asks
  public void stopNode(long cause) {
    stopper.accept(cause);
  }

  /// The processes that live of the application of a root supervisor, in the order of their pids.
  public List<ErlangProcess> ofApplication(ErlangProcess root) {
    List<ErlangProcess> found = new ArrayList<>();
    processes.forEach(process -> {
      if (process.application == root.application) {
        found.add(process);
      }
    });
    found.sort(Comparator.comparingInt(process -> process.number));
    return found;
  }

  /// The process ends with `reason`; its links and monitors are told.
  public void exit(ErlangProcess process, Term reason) {
    if (!process.isAlive()) {
      return;
    }
    ErlangProcess.Status was = process.status;
    process.status = ErlangProcess.Status.ENDED;
    node.touch(process);
    process.exitReason = reason;
    if (was == ErlangProcess.Status.RUNNING && !node.isExecuting(process)) {
      schedulers.withdraw(process);
    }
    long ending = node.emit(EventType.EXIT, process, null, process.cause, reason);
    node.belongings().releaseAll(process, reason, ending);
    NameSlot name = process.name();
    if (name != null) {
      name.holder = null; // what it was called can still be told
    }
    forget(process);
    process.program.ended(node, process, reason);
    signals.sendAll(process, reason, ending);
    RareState rare = process.rare;
    while (rare != null && rare.firstMonitor != null) {
      node.bonds().drop(rare.firstMonitor);
    }
    if (process.application != 0) { // an arrival of a load belongs to none
      tellWatcher(process, reason);
    }
    signals.deliverAll();
  }

  private void tellWatcher(ErlangProcess process, Term reason) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).process == process) {
        roots.get(i).watcher.rootEnded(reason);
      }
    }
  }

  /// The VM is gone, and all processes with it, in the order of their pids: nobody sends anything.
  ///
  /// @param cause the `seq` of what ended the VM
  void endAll(long cause) {
    List<ErlangProcess> all = new ArrayList<>();
    processes.forEach(all::add);
    all.sort(Comparator.comparingInt(process -> process.number));
    processes.clear();
    roots.clear();
    long[] endings = new long[all.size()];
    for (int i = 0; i < endings.length; i++) {
      endings[i] = endWithNode(all.get(i), cause);
    }
    for (int i = 0; i < endings.length; i++) {
      ErlangProcess process = all.get(i);
      node.belongings().releaseAll(process, ExitReason.NODEDOWN, endings[i]);
      process.program.ended(node, process, ExitReason.NODEDOWN);
    }
  }

  private long endWithNode(ErlangProcess process, long cause) {
    process.status = ErlangProcess.Status.ENDED;
    process.exitReason = ExitReason.NODEDOWN;
    node.touch(process);
    NameSlot name = process.name();
    if (name != null) {
      name.holder = null;
    }
    LinkList.clear(process);
    Monitor.clear(process);
    Mailbox.clear(process);
    return node.emit(EventType.EXIT, process, null, cause, ExitReason.NODEDOWN);
  }

  /// What it took of memory is free, its mailbox with it.
  private void forget(ErlangProcess process) {
    processes.remove(process);
    node.freeMemory(processBytes);
    for (Message m = process.firstMessage; m != null; m = m.next) {
      node.hasLeft(m);
    }
    Mailbox.clear(process);
  }

  /// `exit(pid, reason)`. `from` is null for somebody outside.
  public void exitSignal(@Nullable ErlangProcess from, ErlangProcess to, Term reason, long cause) {
    signals.exit(from, to, reason, cause);
  }
}
