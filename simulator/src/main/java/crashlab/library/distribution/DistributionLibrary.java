package crashlab.library.distribution;

import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.trace.LibraryEvent;
import crashlab.vm.NodeEvents;
import java.util.List;

/// The nodes of a run and the network between them.
public final class DistributionLibrary implements Library {
  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public List<FaultWord> faults() {
    return List.of(NodeDown.FAULT, NodeUp.FAULT);
  }

  @Override
  public List<LibraryEvent> events() {
    return NodeEvents.all();
  }
}
