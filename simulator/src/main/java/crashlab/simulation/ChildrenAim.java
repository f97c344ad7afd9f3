package crashlab.simulation;

import crashlab.behaviour.ChildHolder;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.world.FaultInjector.Aim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Aims at all running children of the supervisor that holds a name, in the order of their start.
final class ChildrenAim implements Aim {
  private final NameSlot supervisor;

  ChildrenAim(NameSlot supervisor) {
    this.supervisor = supervisor;
  }

  @Override
  public @Nullable ErlangProcess find() {
    List<ErlangProcess> all = findAll();
    return all.isEmpty() ? null : all.getFirst();
  }

  @Override
  public List<ErlangProcess> findAll() {
    List<ErlangProcess> running = new ArrayList<>();
    ErlangProcess holder = Inspection.holder(supervisor);
    if (holder != null && Inspection.program(holder) instanceof ChildHolder children) {
      for (ChildHolder.ListedChild child : children.listedChildren()) {
        if (child.process() != null && Inspection.isAlive(child.process())) {
          running.add(child.process());
        }
      }
    }
    return running;
  }
}
