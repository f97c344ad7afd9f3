package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A process that waits for a lock; with a granted one it gets the rows where it wants them from
/// another node.
record WaitingProcess(ErlangProcess process, long ref) implements LockClient {
  @Override
  public void answered(Mnesia at, LockRequest request, @Nullable Tid lucky, long cause) {
    Oid oid = request.oid();
    boolean brings = request.kind() != LockKind.WRITE && process.node() != at.node;
    Tuple rows =
        brings && oid.key() != null ? new Tuple(at.find(oid.table(), oid.key())) : Tuple.of();
    at.answer(process, ref, rows, new LockAnswer(at.node, request, lucky), cause);
  }

  @Override
  public void queued(Mnesia at, LockRequest request, Tid holder, long cause) {
    at.node.emit(
        EventType.LIBRARY,
        process,
        holder.process(),
        cause,
        MnesiaEvents.LOCK_WAIT.with(
            new Atom(request.oid().table()), request.oid().keyTerm(), holder.process().pid()));
  }
}
