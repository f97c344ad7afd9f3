package crashlab.library.ets;

import crashlab.library.Library;
import crashlab.library.StepWord;
import java.util.ArrayList;
import java.util.List;

/// ETS. Source: OTP ets manual.
public final class EtsLibrary implements Library {
  @Override
  public List<StepWord> steps() {
    List<StepWord> steps = new ArrayList<>(TableWords.STEPS);
    steps.addAll(RowWords.STEPS);
    return steps;
  }
}
