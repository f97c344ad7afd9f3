package crashlab.library.horde;

import crashlab.library.ChildWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.StepWord;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// Horde. Source: horde 0.10, with delta_crdt 0.6.4.
public final class HordeLibrary implements Library {
  @Override
  public String name() {
    return "Horde";
  }

  @Override
  public List<StepWord> steps() {
    return HordeWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return HordeMetrics.ALL;
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(
        ObjectWord.own("Horde", HordeObjects::members),
        ObjectWord.shared("Horde name", HordeObjects::names));
  }

  @Override
  public List<ChildWord> children() {
    return List.of(HordeChildren.SUPERVISOR, HordeChildren.REGISTRY);
  }

  @Override
  public List<LibraryEvent> events() {
    return HordeEvents.ALL;
  }
}
