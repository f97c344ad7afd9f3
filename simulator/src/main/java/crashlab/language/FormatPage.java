package crashlab.language;

import crashlab.library.Library;
import crashlab.library.StepWord;
import crashlab.scenario.Word;
import crashlab.simulation.Libraries;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of the page on the scenario format. What stands around them is written by hand; a
/// table stands between `<!-- steps: gen_server -->` and `<!-- end -->`.
public final class FormatPage {
  private static final String END = "<!-- end -->\n";

  private FormatPage() {}

  /// Returns the page with its tables made anew.
  ///
  /// @throws IllegalArgumentException if the page has no place for one of them
  public static String renewed(String page) {
    String renewed = page;
    for (Library library : Libraries.ALL) {
      List<Word> words = library.steps().stream().map(FormatPage::word).toList();
      if (!words.isEmpty()) {
        renewed = withTable(renewed, "steps: " + library.name(), table("step", words));
      }
    }
    return renewed;
  }

  private static Word word(StepWord step) {
    return step.verb().word();
  }

  private static String withTable(String page, String title, String table) {
    String begin = "<!-- " + title + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(END, from);
    if (from < begin.length() || to < 0) {
      throw new IllegalArgumentException(
          "the format page has no place for a table: add two lines, " + begin + END);
    }
    return page.substring(0, from) + table + page.substring(to);
  }

  private static String table(String what, List<Word> words) {
    return words.stream()
        .map(FormatPage::row)
        .collect(Collectors.joining("", "\n| " + what + " | meaning |\n| --- | --- |\n", "\n"));
  }

  private static String row(Word word) {
    return "| " + WordForm.of(word).markdown() + " | " + word.says() + " |\n";
  }
}
