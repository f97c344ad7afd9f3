package crashlab.library.ets;

import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.RowSource;
import crashlab.library.StepWord;
import crashlab.trace.LibraryEvent;
import java.util.ArrayList;
import java.util.List;

/// ETS. Source: OTP ets manual.
public final class EtsLibrary implements Library {
  /// The rows of its tables.
  public static final RowSource ROWS =
      new RowSource("ets", (node, table) -> EtsTables.of(node).name(table).rows());

  @Override
  public String name() {
    return "ETS";
  }

  @Override
  public List<StepWord> steps() {
    List<StepWord> steps = new ArrayList<>();
    steps.add(TableWords.NEW_STEP);
    steps.addAll(RowWords.STEPS);
    steps.addAll(TableWords.STEPS);
    return steps;
  }

  @Override
  public List<MetricWord> metrics() {
    return EtsMetrics.ALL;
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(ObjectWord.own("ETS table", node -> EtsTables.of(node).objects()));
  }

  @Override
  public List<LibraryEvent> events() {
    return List.of(EtsTable.TRANSFER, EtsTable.DESTROYED, WriteSteps.LOST_UPDATE);
  }
}
