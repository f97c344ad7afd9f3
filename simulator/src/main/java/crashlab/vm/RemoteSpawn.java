package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The request of a process that another node spawns a process for it. Its answer is the pid, from
/// the new process.
///
/// Source: OTP erlang manual, `spawn_request/5`, `spawn/4`, `spawn_link/4`, `spawn_monitor/4`; a
/// link and a monitor are there from the first instant.
public final class RemoteSpawn implements NodeMessage {
  /// Creates the process on its node. It is not to be linked yet.
  public interface Starter {
    ErlangProcess start(ErlangNode at, ErlangProcess creator);
  }

  private final ErlangProcess creator;
  private final long ref;
  private final Starter starter;
  private final boolean linked;
  private final boolean monitored;

  /// @param ref what the creator awaits
  public RemoteSpawn(
      ErlangProcess creator, long ref, Starter starter, boolean linked, boolean monitored) {
    this.creator = creator;
    this.ref = ref;
    this.starter = starter;
    this.linked = linked;
    this.monitored = monitored;
  }

  @Override
  public void arrive(ErlangNode at, ErlangNode from, long cause) {
    ErlangProcess process = starter.start(at, creator);
    Monitor monitor = null;
    if (monitored) {
      monitor = new Monitor(creator);
      monitor.attachThere(process);
    }
    if (linked) {
      at.bonds().link(process, creator);
    }
    at.run().network().tell(at, from, new Spawned(creator, process, monitor, ref), process.cause());
  }

  /// The answer. The monitor of the creator is its own from here on.
  private record Spawned(
      ErlangProcess creator, ErlangProcess process, @Nullable Monitor monitor, long ref)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      at.requests().forget(ref);
      if (!creator.isAlive()) {
        return;
      }
      if (monitor != null) {
        monitor.attachHere(process, null, at.newRef());
      }
      at.deliver(creator, at.message(Message.Kind.REPLY, process, process.pid(), cause, ref));
    }
  }
}
