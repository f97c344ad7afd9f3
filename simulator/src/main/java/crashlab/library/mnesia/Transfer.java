package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NodeMessage;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table on its way to a node that loads it: no transaction writes it meanwhile, and all nodes
/// know of the new copy before the rows go out.
///
/// Source: OTP mnesia_loader.erl, `send_table/3`, `finish_copy/5`.
final class Transfer implements LockClient {
  private final Mnesia mnesia;
  private final TableCopy table;
  private final ErlangNode to;
  private final Set<ErlangNode> unaware = new LinkedHashSet<>();
  private @Nullable Tid tid;

  Transfer(Mnesia mnesia, TableCopy table, ErlangNode to) {
    this.mnesia = mnesia;
    this.table = table;
    this.to = to;
  }

  /// A node has a copy from now on, as the sender says.
  private record Joins(String table, ErlangNode node, Transfer transfer) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      TableCopy copy = Mnesia.of(at).table(table);
      if (copy != null) {
        copy.active.add(node);
      }
      at.run().network().tell(at, from, new Aware(transfer), cause);
    }
  }

  private record Aware(Transfer transfer) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      transfer.aware(from, cause);
    }
  }

  private record Rows(String table, TableRows rows, Set<ErlangNode> active, Transfer transfer)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia mnesia = Mnesia.of(at);
      TableCopy copy = mnesia.table(table);
      if (copy != null) {
        active.stream().filter(mnesia.membership()::isUp).forEach(copy.active::add);
      }
      mnesia.membership().loading().take(table, rows, from, cause);
      at.run().network().tell(at, from, new Done(transfer), cause);
    }
  }

  private record Done(Transfer transfer) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      transfer.end(cause);
    }
  }

  void begin(long cause) {
    ErlangNode node = mnesia.node;
    ErlangProcess controller = node.local().whereis(node.directory().name(MnesiaServer.CONTROLLER));
    if (controller != null) {
      tid = new Tid(mnesia.tm().nextSerial(), controller);
      mnesia.tm().transfers().add(this);
      mnesia
          .locker()
          .request(
              new LockRequest(tid, new Oid(table.spec.name(), null), LockKind.READ, this), cause);
    }
  }

  @Override
  public void queued(Mnesia at, LockRequest request, Tid holder, long cause) {
    // it waits
  }

  @Override
  public void answered(Mnesia at, LockRequest request, @Nullable Tid lucky, long cause) {
    if (lucky != null) {
      mnesia.node.run().network().after(RetryWait.of(mnesia, 1), () -> again(cause));
      return;
    }
    for (ErlangNode peer : mnesia.membership().running()) {
      if (peer != mnesia.node && peer != to) {
        unaware.add(peer);
        mnesia
            .node
            .run()
            .network()
            .tell(mnesia.node, peer, new Joins(table.spec.name(), to, this), cause);
      }
    }
    sendIfAllAware(cause);
  }

  private void again(long cause) {
    if (mnesia.tm().transfers().remove(this) && mnesia.membership().isUp(to)) {
      begin(cause);
    }
  }

  private void aware(ErlangNode peer, long cause) {
    if (unaware.remove(peer)) {
      sendIfAllAware(cause);
    }
  }

  private void sendIfAllAware(long cause) {
    if (!unaware.isEmpty()) {
      return;
    }
    table.active.add(to);
    TableRows rows = table.rows.copy();
    var message = new Rows(table.spec.name(), rows, new LinkedHashSet<>(table.active), this);
    mnesia.node.run().network().tell(mnesia.node, to, message, cause);
  }

  private void end(long cause) {
    if (tid != null && mnesia.tm().transfers().remove(this)) {
      mnesia.locker().release(tid, cause);
    }
  }

  /// A node is gone: it need not know any longer, or what is sent has nobody to go to.
  void peerDown(ErlangNode peer, long cause) {
    if (peer == to) {
      end(cause);
    } else {
      aware(peer, cause);
    }
  }
}
