package crashlab.library.task;

import crashlab.library.CodeContext;
import crashlab.library.TaskCode;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import java.util.List;

/// The code of a task: a `task` module, or steps in place.
sealed interface TaskJob {
  /// What stands in place knows nothing of the state around it.
  ValueType<List<Step>> BODY = ValueTypes.function(Callback.TASK);

  String SCHEMA =
      """
      {"anyOf": [{"type": "string", "pattern": "\\\\S"}, {"type": "object", "properties": {
        "run": {"$ref": "#/$defs/steps"}}, "required": ["run"], "additionalProperties": false},
        {"$ref": "#/$defs/param"}]}\
      """;

  record OfModule(String module) implements TaskJob {}

  record InPlace(List<Step> run) implements TaskJob {}

  default TaskCode in(CodeContext code) {
    return switch (this) {
      case OfModule(String module) -> code.taskOf(module);
      case InPlace(List<Step> run) -> code.taskInPlace(run);
    };
  }

  /// The steps that stand in place.
  default List<List<Step>> blocks() {
    return switch (this) {
      case OfModule _ -> List.of();
      case InPlace(List<Step> run) -> List.of(run);
    };
  }

  static TaskJob read(At at, Reading reading, Scope scope) {
    if (at.value() instanceof JsonValue.Obj) {
      Fields fields = reading.values().fields(at, "steps");
      At run = fields.need("run");
      List<Step> steps = run == null ? List.of() : BODY.reader().read(run, reading, scope);
      fields.finish();
      return new InPlace(steps);
    }
    String module = reading.values().name(at, "the name of a task module, or {\"run\": [steps]}");
    reading.names().useModule(at, module, List.of("task"), "a task module");
    return new OfModule(module);
  }
}
