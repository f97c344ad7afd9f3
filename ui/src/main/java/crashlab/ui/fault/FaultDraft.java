package crashlab.ui.fault;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioProblem;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.ui.fault.FaultKind.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/// A fault as people fill it in: its kind, and what they typed for each of its fields.
record FaultDraft(FaultKind kind, Map<Field, String> values) {
  private static final String CHECKED_TARGET = "App/Dyn";
  private static final String CHECKED_NODES = " \"nodes\": [\"a\", \"b\"],";

  FaultDraft {
    values = Map.copyOf(values);
  }

  /// A fault with sound defaults.
  static FaultDraft of(FaultKind kind) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (Field field : kind.fields()) {
      values.put(field, preset(kind, field));
    }
    return new FaultDraft(kind, values);
  }

  private static String preset(FaultKind kind, Field field) {
    return switch (field) {
      case REASON -> kind.key().equals("crash") ? "RuntimeError \"boom\"" : "boom";
      case DURATION -> kind.strikesProcesses() ? "1s" : "5s";
      case FACTOR -> "10";
      case MESSAGE -> "ping";
      case LATENCY -> "50ms";
      case HOW, SILENT -> field.choices().getFirst();
      case MODULE, ID -> "";
    };
  }

  FaultDraft with(Field field, String value) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(values);
    changed.put(field, value);
    return new FaultDraft(kind, changed);
  }

  String value(Field field) {
    return values.getOrDefault(field, "").strip();
  }

  /// The fault as JSON, without its time.
  ///
  /// @param target whom it strikes, as JSON; of a latency the link, empty for all
  String json(String target) {
    var members = new StringJoiner(", ", "{", "}");
    members.add(JsonEdit.quoted(kind.key()) + ": " + subject(target));
    if (kind.asksFor(Field.LATENCY) && !target.isEmpty()) {
      members.add("\"between\": " + target);
    }
    if (kind.asksFor(Field.MODULE)) {
      members.add(
          "\"child\": {\"id\": %s, \"module\": %s}"
              .formatted(JsonEdit.quoted(value(Field.ID)), JsonEdit.quoted(value(Field.MODULE))));
    } else if (kind.hasTarget()) {
      for (Field field : kind.fields()) {
        if (field != Field.LATENCY && !isUsual(field)) {
          members.add(JsonEdit.quoted(field.key()) + ": " + json(field));
        }
      }
    }
    return members.toString();
  }

  private String subject(String target) {
    if (kind.asksFor(Field.LATENCY)) {
      return json(Field.LATENCY);
    }
    return kind.hasTarget() ? target : ofTheMachine();
  }

  /// Whether leaving it out says the same.
  private boolean isUsual(Field field) {
    String value = value(field);
    return isOpenEnd(field)
        || (!field.choices().isEmpty() && value.equals(field.choices().getFirst()));
  }

  private boolean isOpenEnd(Field field) {
    return field == Field.DURATION && kind.mayLast() && value(field).isEmpty();
  }

  private String ofTheMachine() {
    return kind.asksFor(Field.DURATION) ? duration(value(Field.DURATION)) : "true";
  }

  private String json(Field field) {
    String typed = value(field);
    return switch (field) {
      case REASON, MESSAGE -> TypedTerm.json(typed);
      case DURATION, LATENCY -> duration(typed);
      case SILENT -> typed;
      case FACTOR -> typed.matches("[0-9]+(\\.[0-9]+)?") ? typed : JsonEdit.quoted(typed);
      case HOW, MODULE, ID -> JsonEdit.quoted(typed);
    };
  }

  /// A bare number is milliseconds, as in a scenario; blanks as in `2 s` are people's.
  private static String duration(String typed) {
    String tight = typed.replace(" ", "");
    return tight.matches("[0-9]+") ? tight : JsonEdit.quoted(tight);
  }

  /// What it does to a process, for people.
  String words(String name) {
    String words = kind.phrase().replace("{t}", name);
    for (Field field : kind.fields()) {
      if (isOpenEnd(field)) {
        words = words.replace(" for {for}", "");
      }
      words = words.replace('{' + field.key() + '}', value(field));
    }
    return value(Field.SILENT).equals("true") ? words + ", silently" : words;
  }

  /// What is wrong with it, by field, in the words of the scenario's own reader; nothing where all
  /// is well.
  Map<Field, String> problems() {
    Map<Field, String> problems = new EnumMap<>(Field.class);
    for (Field field : kind.fields()) {
      if (isOpenEnd(field)) {
        continue;
      }
      if (value(field).isEmpty()) {
        problems.put(field, field == Field.MODULE ? "pick a module" : "say something here");
      } else if ((field == Field.REASON || field == Field.MESSAGE)
          && TypedTerm.isBrokenJson(value(field))) {
        problems.put(field, "this is no whole JSON: look at its quotes and brackets");
      }
    }
    if (problems.isEmpty()) {
      read(problems);
    }
    return problems;
  }

  /// Reads a small scenario with this fault in it.
  private void read(Map<Field, String> problems) {
    String module = value(Field.MODULE).isEmpty() ? "W" : value(Field.MODULE);
    String text =
        """
        {"format": 1, "name": "check", "duration": "1s",%s
        "modules": {%s: {"use": "gen_server"}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Dyn", "type": "dynamic_supervisor"}, {"id": "Worker", "module": %s}]},
        "faults": [{"at": 1, %s]}
        """
            .formatted(
                kind.mayLast() ? CHECKED_NODES : "",
                JsonEdit.quoted(module),
                JsonEdit.quoted(module),
                json(checkedTarget()).substring(1));
    if (Scenarios.read("check", text, ReadOptions.DEFAULT, SourceLoader.none())
        instanceof ReadResult.Refused refused) {
      for (ScenarioProblem problem : refused.problems()) {
        problems.putIfAbsent(fieldOf(problem), words(problem));
      }
    }
  }

  private String checkedTarget() {
    if (kind.strikesLinks()) {
      return kind.asksFor(Field.LATENCY) ? "[\"a\", \"b\"]" : "[[\"a\"], [\"b\"]]";
    }
    return kind.mayLast() ? "\"a\"" : "{\"child\": \"" + CHECKED_TARGET + "\"}";
  }

  private Field fieldOf(ScenarioProblem problem) {
    for (Field field : kind.fields()) {
      if (problem.pointer().contains("/" + field.key())) {
        return field;
      }
    }
    return kind.fields().getLast();
  }

  private static String words(ScenarioProblem problem) {
    String hint =
        problem.suggestion() == null ? "" : ". Did you mean " + problem.suggestion() + "?";
    return problem.message() + hint;
  }
}
