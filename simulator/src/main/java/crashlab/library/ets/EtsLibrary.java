package crashlab.library.ets;

import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import crashlab.trace.LibraryEvent;
import java.util.ArrayList;
import java.util.List;

/// ETS. Source: OTP ets manual.
public final class EtsLibrary implements Library {
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
  public List<ReadingWord> readings() {
    return TableExpectations.ALL;
  }

  @Override
  public List<LibraryEvent> events() {
    return List.of(EtsTable.TRANSFER, EtsTable.DESTROYED, WriteSteps.LOST_UPDATE);
  }
}
