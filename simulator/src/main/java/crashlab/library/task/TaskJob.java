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
import java.util.List;

/// The code of a task: a `task` module, or steps in place.
sealed interface TaskJob {
  record OfModule(String module) implements TaskJob {}

  record InPlace(List<Step> run) implements TaskJob {}

  default TaskCode in(CodeContext code) {
    return switch (this) {
      case OfModule(String module) -> code.taskOf(module);
      case InPlace(List<Step> run) -> code.taskInPlace(run);
    };
  }

  static TaskJob read(At at, Reading reading, Scope scope) {
    if (at.value() instanceof JsonValue.Obj) {
      Fields fields = reading.values().fields(at, "steps");
      List<Step> run = reading.steps().steps(fields.need("run"), scope.in(Callback.TASK));
      fields.finish();
      return new InPlace(run);
    }
    String module = reading.values().name(at, "the name of a task module, or {\"run\": [steps]}");
    reading.names().useModule(at, module, List.of("task"), "a task module");
    return new OfModule(module);
  }
}
