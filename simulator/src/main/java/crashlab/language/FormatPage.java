package crashlab.language;

import crashlab.library.Library;
import crashlab.scenario.ChildType;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.Probe;
import crashlab.scenario.Word;
import crashlab.simulation.Libraries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables of the page on the scenario format. What stands around them is written by hand; a
/// table stands between a line such as `<!-- faults -->` and `<!-- end -->`.
public final class FormatPage {
  private static final String END = "<!-- end -->\n";

  private FormatPage() {}

  /// Returns the page with its tables made anew.
  ///
  /// @throws IllegalArgumentException if the page has no place for one of them
  public static String renewed(String page) {
    String renewed = page;
    for (Map.Entry<String, String> table : tables().entrySet()) {
      renewed = withTable(renewed, table.getKey(), table.getValue());
    }
    return renewed;
  }

  /// The tables by title.
  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (Library library : Libraries.ALL) {
      List<Word> steps = library.steps().stream().map(step -> step.verb().word()).toList();
      if (!steps.isEmpty()) {
        tables.put("steps: " + library.name(), WordTable.ofKeys("step", steps));
      }
    }
    var all = Libraries.VOCABULARY;
    List<Word> faults = all.faults().stream().map(FaultVerb::word).toList();
    List<Word> modules = all.moduleKinds().stream().map(ModuleKind::word).toList();
    List<Word> children = all.children().stream().map(ChildType::word).toList();
    List<Word> readings = all.probes().stream().map(Probe::word).toList();
    tables.put("faults", WordTable.ofKeys("fault", faults));
    tables.put("modules", WordTable.ofValues("use", modules));
    tables.put("children", WordTable.ofValues("type", children));
    tables.put("readings", WordTable.ofKeys("expectation", readings));
    tables.put("metrics", MetricTable.of(all.metrics().all()));
    return tables;
  }

  /// Returns the page with the table of this title in its place.
  static String withTable(String page, String title, String table) {
    String begin = "<!-- " + title + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(END, from);
    if (from < begin.length() || to < 0) {
      throw new IllegalArgumentException(
          "the page has no place for a table: add two lines, " + begin + END);
    }
    return page.substring(0, from) + table + page.substring(to);
  }
}
