package crashlab.library.table;

import crashlab.library.Library;
import crashlab.library.ReadingWord;
import crashlab.library.RowSource;
import java.util.List;

/// The words that read rows, of tables of any system.
public final class TableLibrary implements Library {
  private final List<ReadingWord> readings;

  /// @param sources the systems that have tables; of two with a table of one name the first is
  ///   meant
  public TableLibrary(List<RowSource> sources) {
    this.readings = new RowReadings(sources).words();
  }

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public List<ReadingWord> readings() {
    return readings;
  }
}
