package crashlab.library.horde;

import crashlab.library.supervisor.DynamicSpec;
import crashlab.library.supervisor.KeepingSupervisor;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import java.util.function.Consumer;

/// The supervisor of the children of a Horde that run on one node.
///
/// Source: horde 0.10 processes_supervisor.ex.
final class HordeProcesses extends KeepingSupervisor {
  private final HordeNames names;

  HordeProcesses(ErlangNode node, DynamicSpec spec, HordeNames names) {
    super(node, spec);
    this.names = names;
  }

  /// Gives each child that runs.
  void running(Consumer<HordeChild> each) {
    forEachRunning(known -> {
      if (known instanceof HordeChild child) {
        each.accept(child);
      }
    });
  }

  @Override
  protected boolean isGivenUp(Term reason) {
    return reason.equals(PlacedChildren.REDISTRIBUTION);
  }

  @Override
  protected void restarted(Object known, ErlangProcess process) {
    if (known instanceof HordeChild child) {
      tell(new HordeMessage.Restarted(child, process));
    }
  }

  @Override
  protected void gone(Object known) {
    if (known instanceof HordeChild child) {
      tell(new HordeMessage.Gone(child));
    }
  }

  @Override
  protected void givenUp(Object known) {
    if (known instanceof HordeChild child) {
      tell(new HordeMessage.GivenUp(child));
    }
  }

  private void tell(HordeMessage message) {
    Term term = message.term();
    NameSlot owner = names.owner(node);
    long cause = emitTo(EventType.CAST, owner, term);
    node.deliver(owner, node.message(Message.Kind.CAST, self(), term, cause).with(message));
  }
}
