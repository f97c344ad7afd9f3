package crashlab.library.distribution;

import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import crashlab.trace.LibraryEvent;
import crashlab.vm.NodeEvents;
import java.util.List;
import java.util.stream.Stream;

/// The nodes of a run and the network between them.
public final class DistributionLibrary implements Library {
  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public List<StepWord> steps() {
    return Stream.of(ConnectWords.STEPS, List.of(RpcWord.STEP), GlobalWords.STEPS)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<FaultWord> faults() {
    return Stream.concat(Stream.of(NodeDown.FAULT, NodeUp.FAULT), NetworkFaults.ALL.stream())
        .toList();
  }

  @Override
  public List<Param<?>> parts() {
    return List.of(NetworkPart.PART);
  }

  @Override
  public List<MetricWord> metrics() {
    return NetworkMetrics.ALL;
  }

  @Override
  public List<ReadingWord> readings() {
    return List.of(ConnectedReading.WORD);
  }

  @Override
  public List<LibraryEvent> events() {
    return NodeEvents.all();
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(ObjectWord.shared("global name", node -> GlobalServer.of(node).objects()));
  }
}
