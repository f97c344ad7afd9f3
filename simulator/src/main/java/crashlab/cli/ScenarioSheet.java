package crashlab.cli;

import crashlab.analysis.ExpectationCheck;
import crashlab.analysis.PlainText;
import crashlab.analysis.Readout;
import crashlab.analysis.Wording;
import crashlab.scenario.JsonPhrase;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Lesson;
import crashlab.scenario.ReadResult;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A scenario on one sheet: its story, its system, what happens to it, what is to be learnt, what
/// is expected. The questions come before the expectations, which give the answers away.
final class ScenarioSheet {
  private final Scenario scenario;
  private final JsonValue document;
  private final Console console;
  private final StringBuilder text = new StringBuilder();

  private ScenarioSheet(ReadResult.Read read, Console console) {
    this.scenario = read.scenario();
    this.document = read.document();
    this.console = console;
  }

  static String of(Path file, ReadResult.Read read, Console console) {
    var sheet = new ScenarioSheet(read, console);
    sheet.story(file);
    sheet.system();
    sheet.parts("Load", "load");
    sheet.parts("Faults", "faults");
    sheet.lesson();
    sheet.expectations();
    sheet.explanation();
    return sheet.text.toString();
  }

  private void story(Path file) {
    text.append(console.bold(PlainText.firstLine(scenario.title(), PlainText.WIDTH))).append('\n');
    text.append(console.faint(PlainText.visible(file.toString()))).append('\n');
    if (!scenario.description().isBlank()) {
      text.append('\n').append(PlainText.of(scenario.description(), "  "));
    }
  }

  private void system() {
    heading("Supervision tree");
    text.append(SupervisionTree.of(scenario, console));
    heading("Modules");
    int width = scenario.modules().keySet().stream().mapToInt(String::length).max().orElse(0);
    scenario
        .modules()
        .forEach((name, module) -> line(padded(name, width) + "  " + ModuleSummary.of(module)));
    heading("Run");
    line(Wording.instant(scenario.durationNanos()) + " on " + machine());
    line(
        switch (scenario.application()) {
          case PERMANENT -> "if " + root() + " ends, the VM stops (application permanent)";
          case TRANSIENT -> "if " + root() + " ends but for normal, the VM stops (transient)";
          case TEMPORARY -> "if " + root() + " ends, the VM goes on (application temporary)";
          case NONE -> "if " + root() + " ends, the VM goes on (no application)";
        });
    scenario.params().forEach((name, value) -> line("--param " + name + "=" + value));
  }

  private String machine() {
    int schedulers = scenario.nodes().getFirst().vm().schedulers();
    return nodes()
        + schedulers
        + (schedulers == 1 ? " scheduler" : " schedulers")
        + ", OTP "
        + scenario.otp()
        + ", seed "
        + scenario.seed();
  }

  private String nodes() {
    return scenario.isDistributed()
        ? "nodes "
            + scenario.nodes().stream().map(ScenarioNode::name).collect(Collectors.joining(", "))
            + "; each: "
        : "";
  }

  private String root() {
    return scenario.nodes().getFirst().tree().id();
  }

  private void parts(String title, String key) {
    JsonValue value = document instanceof JsonValue.Obj object ? object.get(key) : null;
    if (!(value instanceof JsonValue.Arr array) || array.elements().isEmpty()) {
      return;
    }
    heading(title);
    array.elements().forEach(part -> line(JsonPhrase.of(part)));
  }

  /// Puts expectations in words as verdicts do: it lets them be checked against a run in which
  /// nothing happened, and keeps but the words.
  private void expectations() {
    if (scenario.expectations().isEmpty()) {
      return;
    }
    heading("Expectations");
    new ExpectationCheck(scenario.expectations())
        .evaluateEnd(RunEnd.COMPLETED, 0, Readout.NONE)
        .forEach(verdict -> line(verdict.told()));
  }

  private void lesson() {
    Lesson lesson = scenario.lesson();
    if (lesson == null) {
      return;
    }
    heading("Lesson: " + lesson.topic() + ", level " + lesson.level());
    text.append(PlainText.of(lesson.goal(), "  "));
    if (lesson.text() != null) {
      text.append('\n').append(PlainText.of(lesson.text(), "  "));
    }
    List<Lesson.Question> questions = lesson.predict();
    if (!questions.isEmpty()) {
      heading("Before you run it, predict");
      questions.forEach(question ->
          text.append(
              PlainText.of(
                  "- " + question.ask() + " (" + String.join(" / ", question.choices()) + ")",
                  "  ")));
    }
    if (!lesson.editable().isEmpty()) {
      heading("Exercise");
      line("change only " + String.join(", ", lesson.editable()) + ", until all expectations hold");
    }
  }

  private void explanation() {
    Lesson lesson = scenario.lesson();
    if (lesson != null && lesson.explain() != null) {
      String words = "read on: " + PlainText.visible(lesson.explain());
      text.append('\n').append(console.faint(words)).append('\n');
    }
  }

  private void heading(String words) {
    text.append('\n').append(console.bold(PlainText.visible(words))).append('\n');
  }

  private void line(String words) {
    text.append("  ").append(PlainText.visible(words)).append('\n');
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
