package crashlab.vm;

import crashlab.otp.Pid;
import org.jspecify.annotations.Nullable;

/// What the processes of a node may ask about each other. About a process of another node they can
/// ask nothing: they have to send it something and wait for the answer.
///
/// Source: OTP erlang manual, `whereis/1`, `is_process_alive/1` and `process_info/2`, which raise
/// `badarg` for a pid of another node.
public final class LocalProcesses {
  private final ErlangNode node;
  private final ProcessTable processes;

  LocalProcesses(ErlangNode node, ProcessTable processes) {
    this.node = node;
    this.processes = processes;
  }

  /// From now on processes are found by their pids, on all nodes of the run, which costs a little
  /// at each start and end.
  public void indexPids() {
    for (ErlangNode each : node.run.nodes()) {
      each.local().processes.indexNumbers();
    }
  }

  /// Tells whether processes are found by their pids.
  public boolean findsPids() {
    return processes.hasNumbers();
  }

  /// The process of this node that lives under a pid, or null.
  public @Nullable ErlangProcess find(Pid pid) {
    return pid.node() == node.index() ? processes.find(pid.number()) : null;
  }

  /// Whom a pid means that somebody has been told, on whatever node: no more than that; null if
  /// nobody lives under it.
  public @Nullable ErlangProcess meant(Pid pid) {
    return node.run.nodes().get(pid.node()).local().find(pid);
  }

  /// Tells whether a process is one of this node.
  public boolean has(ErlangProcess process) {
    return process.node == node;
  }

  /// Tells whether a process is one of this node, and alive.
  public boolean hasAlive(ErlangProcess process) {
    return process.node == node && process.isAlive();
  }

  /// Tells whether a process is known here to have ended: of one on another node nothing is.
  public boolean isKnownDead(ErlangProcess process) {
    return node.hasEnded(process);
  }

  /// @throws IllegalStateException if the process is one of another node
  public boolean isAlive(ErlangProcess process) {
    return own(process).isAlive();
  }

  /// The process registered under a name, or null.
  ///
  /// @throws IllegalStateException if the name is one of another node
  public @Nullable ErlangProcess whereis(NameSlot name) {
    if (name.node() != node) {
      throw new IllegalStateException("name (" + name.name() + ") is one of another node");
    }
    return name.holder;
  }

  /// The process registered under a name, or null; of a name of another node nothing is known here.
  public @Nullable ErlangProcess whereisHere(NameSlot name) {
    return name.node() == node ? name.holder : null;
  }

  /// How many messages wait in the mailbox of a process; of one that has ended none do.
  ///
  /// Source: OTP erlang manual, `process_info/2`, `message_queue_len`.
  ///
  /// @throws IllegalStateException if the process is one of another node
  public int mailboxSize(ErlangProcess process) {
    return own(process).waiting;
  }

  /// What a process runs.
  ///
  /// @throws IllegalStateException if the process is one of another node
  public Program program(ErlangProcess process) {
    return own(process).program;
  }

  /// What the supervisor of a process keeps about it, or null.
  ///
  /// @throws IllegalStateException if the process is one of another node
  public @Nullable Object supervision(ErlangProcess process) {
    return own(process).supervision();
  }

  private ErlangProcess own(ErlangProcess process) {
    if (process.node != node) {
      throw new IllegalStateException("process (" + process + ") is one of another node");
    }
    return process;
  }
}
