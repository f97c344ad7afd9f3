package crashlab.cli;

import crashlab.analysis.PlainText;
import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab list`: the scenarios that ship, by topic.
final class ListCommand extends Subcommand {
  private static final int GAP = 2;
  private static final int DEEPEST = 8;
  private static final String ABOUT = "      ";

  ListCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "list",
            "Lists the scenarios that ship, by topic.",
            "",
            "A scenario that is another with one thing changed stands below it, set in: run",
            "both. An exercise fails as it is; change it until its expectations hold.",
            "",
            "Examples:",
            "  crashlab list",
            "  crashlab list --topic tasks",
            "",
            "Exit code: 0, or 2 if there is no such topic.")
        .addOption(option("--topic", "T", "Only this topic."))
        .addOption(flag("--all", "Also the solutions of exercises."));
  }

  @Override
  ExitCode execute(Given given) {
    boolean all = given.has("--all");
    String wanted = given.text("--topic");
    String topic = wanted == null ? "" : wanted;
    Map<String, List<ScenarioHeading>> topics = new LinkedHashMap<>();
    scenarios().files().stream()
        .map(ScenarioHeading::read)
        .filter(heading -> all || !heading.isSolution())
        .forEach(heading ->
            topics
                .computeIfAbsent(ShippedScenarios.topic(heading.file()), _ -> new ArrayList<>())
                .add(heading));
    if (topics.isEmpty()) {
      throw new UserMistake(
          "no scenarios found. They are in the folder scenarios of the project; CRASHLAB_HOME may"
              + " say where that is");
    }
    if (!topic.isEmpty() && !topics.containsKey(topic)) {
      throw unknown(topic, topics);
    }
    var text = new StringBuilder();
    topics.forEach((name, headings) -> {
      if (topic.isEmpty() || topic.equals(name)) {
        text.append(text.isEmpty() ? "" : "\n").append(console().bold(name)).append('\n');
        append(text, headings);
      }
    });
    console().print(text.toString());
    return ExitCode.OK;
  }

  private static UserMistake unknown(String topic, Map<String, List<ScenarioHeading>> topics) {
    String meant = Suggestion.nearestOrLonger(topic, topics.keySet());
    return new UserMistake(
        "there is no topic \""
            + topic
            + "\"; there are "
            + String.join(", ", topics.keySet())
            + (meant == null ? "" : ". Did you mean " + meant + '?'));
  }

  private void append(StringBuilder text, List<ScenarioHeading> headings) {
    List<String> names = headings.stream().map(ScenarioHeading::name).toList();
    List<ListedRow> rows = new ArrayList<>();
    for (ScenarioHeading heading : headings) {
      if (!names.contains(heading.base())) {
        collect(rows, headings, heading, 1);
      }
    }
    int width = rows.stream().mapToInt(ListedRow::width).max().orElse(0);
    rows.forEach(row -> append(text, row, width + GAP));
  }

  /// Collects a scenario and, below it, those that extend it.
  private static void collect(
      List<ListedRow> rows, List<ScenarioHeading> all, ScenarioHeading heading, int depth) {
    rows.add(new ListedRow(depth, heading));
    for (ScenarioHeading other : all) {
      if (other.base().equals(heading.name()) && depth < DEEPEST) {
        collect(rows, all, other, depth + 1);
      }
    }
  }

  private void append(StringBuilder text, ListedRow row, int column) {
    ScenarioHeading heading = row.heading();
    String name = PlainText.visible(heading.name());
    String title = PlainText.firstLine(heading.title(), PlainText.WIDTH);
    text.append(row.indent()).append(console().bold(name));
    text.repeat(' ', Math.max(1, column - row.width())).append(title);
    boolean said = title.startsWith("Exercise");
    text.append(heading.exercise() && !said ? " (exercise)\n" : "\n");
    String about = heading.description().replaceFirst("^\\s*\\*\\*Exercise\\.\\*\\*\\s*", "");
    if (!about.isEmpty() && row.depth() == 1) {
      String line = PlainText.firstLine(about, PlainText.WIDTH - ABOUT.length());
      text.append(ABOUT).append(console().faint(line)).append('\n');
    }
  }

  /// @param depth 1 for a scenario that varies none of its topic, 2 for its variants, and so on
  private record ListedRow(int depth, ScenarioHeading heading) {
    String indent() {
      return "  ".repeat(depth);
    }

    int width() {
      return indent().length() + heading.name().length();
    }
  }
}
