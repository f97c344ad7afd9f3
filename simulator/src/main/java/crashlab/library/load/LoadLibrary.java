package crashlab.library.load;

import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.trace.ArrivalEvent;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// The loads of a scenario.
public final class LoadLibrary implements Library {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<LibraryEvent> events() {
    return List.of(ArrivalEvent.NOWHERE);
  }

  @Override
  public List<MetricWord> metrics() {
    return LoadMetrics.ALL;
  }
}
