package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Program;

/// The process behind a Registry that owners of keys are linked to: it removes the keys of those
/// that end.
///
/// Source: Elixir registry.ex, `Registry.Partition`.
public final class RegistryPartition extends Program {
  private final ErlangNode node;
  private final int index;
  private boolean begun;

  /// @param index among the partitions of its registry, from 0
  public RegistryPartition(ErlangNode node, int index) {
    this.node = node;
    this.index = index;
  }

  @Override
  protected void run(ErlangNode on, ErlangProcess self) {
    RegistryTable table = tableOf(self);
    if (!begun) {
      begun = true;
      if (table != null) {
        table.clear();
        table.setPartition(index, self);
      }
      node.emit(EventType.STARTED, self, null, self.cause(), null);
      node.lifecycle().acknowledgeStart(self, Atom.OK, false);
    }
    while (true) {
      Message message = self.firstMessage();
      if (message == null) {
        if (!node.pay(self)) {
          node.waits().awaitMessage(self);
        }
        return;
      }
      node.waits().take(self, message);
      node.charge(self, Cost.RECEIVE);
      ErlangProcess ended = message.sender();
      ErlangProcess parent = self.parent();
      if (message.kind() == Message.Kind.EXIT && ended != null) {
        if (ended == parent) {
          self.setCause(message.cause());
          node.lifecycle().exit(self, message.payload());
          return;
        }
        if (table != null) {
          table.removeAll(ended);
        }
      }
      node.recycle(message);
    }
  }

  private static @org.jspecify.annotations.Nullable RegistryTable tableOf(ErlangProcess self) {
    ErlangProcess parent = self.parent();
    return parent != null && parent.program() instanceof Supervisor registry
        ? registry.registryTable()
        : null;
  }
}
