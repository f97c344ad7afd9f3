package crashlab.library.persistentterm;

import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.StepWord;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// persistent_term. Source: OTP persistent_term manual; erl_bif_persistent.c.
public final class PersistentTermLibrary implements Library {
  @Override
  public String name() {
    return "persistent_term";
  }

  @Override
  public List<StepWord> steps() {
    return PersistentTermWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return PersistentTermMetrics.ALL;
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(
        ObjectWord.own(
            "persistent_term",
            node -> PersistentTerms.usedOn(node).map(PersistentTerms::objects).orElse(List.of())));
  }

  @Override
  public List<LibraryEvent> events() {
    return List.of(OldTerm.SCAN, OldTerm.COLLECTED);
  }
}
