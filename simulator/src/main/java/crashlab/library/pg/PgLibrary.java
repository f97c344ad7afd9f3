package crashlab.library.pg;

import crashlab.library.ChildWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// Process groups. Source: OTP pg.erl, which Kernel has since OTP 23.
public final class PgLibrary implements Library {
  @Override
  public String name() {
    return "pg";
  }

  @Override
  public List<StepWord> steps() {
    return PgWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return PgMetrics.ALL;
  }

  @Override
  public List<ReadingWord> readings() {
    return List.of(MembersReading.WORD);
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(ObjectWord.shared("pg group", node -> GroupTables.of(node).objects()));
  }

  @Override
  public List<ChildWord> children() {
    return List.of(PgChild.WORD);
  }

  @Override
  public List<LibraryEvent> events() {
    return PgEvents.ALL;
  }
}
