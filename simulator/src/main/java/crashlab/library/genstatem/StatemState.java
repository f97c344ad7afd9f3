package crashlab.library.genstatem;

import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.StepReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One state of a gen_statem: its clauses by type of event.
///
/// @param enter null where the machine has no state enter call for it
record StatemState(
    @Nullable List<Step> enter,
    Map<String, List<Step>> call,
    Map<String, List<Step>> cast,
    Map<String, List<Step>> info,
    Map<String, List<Step>> internal,
    @Nullable List<Step> stateTimeout,
    @Nullable List<Step> eventTimeout,
    Map<String, List<Step>> genericTimeouts) {

  static StatemState read(At at, Reading reading, Scope scope) {
    Fields fields =
        reading.values().fields(at, "a state: an object with enter, call, cast, info …");
    StepReader steps = reading.steps();
    Scope event = scope.in(Callback.STATE_EVENT);
    var state =
        new StatemState(
            steps.optionalSteps(fields.get("enter"), scope.in(Callback.STATE_ENTER)),
            steps.clauses(fields.get("call"), scope.in(Callback.STATE_CALL)),
            steps.clauses(fields.get("cast"), event),
            steps.clauses(fields.get("info"), event),
            steps.clauses(fields.get("internal"), event),
            steps.optionalSteps(fields.get("state_timeout"), event),
            steps.optionalSteps(fields.get("timeout"), event),
            steps.clauses(fields.get("timeouts"), event));
    fields.finish();
    return state;
  }

  /// The lists of steps of all its clauses.
  List<List<Step>> blocks() {
    List<List<Step>> blocks = new ArrayList<>();
    for (List<Step> steps : steps(enter, stateTimeout, eventTimeout)) {
      blocks.add(steps);
    }
    for (Map<String, List<Step>> clauses : List.of(call, cast, info, internal, genericTimeouts)) {
      blocks.addAll(clauses.values());
    }
    return blocks;
  }

  @SafeVarargs
  private static List<List<Step>> steps(@Nullable List<Step>... optional) {
    List<List<Step>> given = new ArrayList<>();
    for (List<Step> steps : optional) {
      if (steps != null) {
        given.add(steps);
      }
    }
    return given;
  }

  static String schema() {
    String properties =
        "\"enter\": {\"$ref\": \"#/$defs/steps\", \"description\": \"The state enter call.\"},"
            + " \"call\": {\"$ref\": \"#/$defs/clauses\"}, \"cast\": {\"$ref\":"
            + " \"#/$defs/clauses\"}, \"info\": {\"$ref\": \"#/$defs/clauses\"}, \"internal\":"
            + " {\"$ref\": \"#/$defs/clauses\", \"description\": \"Events of next_event.\"},"
            + " \"state_timeout\": {\"$ref\": \"#/$defs/steps\"}, \"timeout\": {\"$ref\":"
            + " \"#/$defs/steps\", \"description\": \"The event timeout.\"}, \"timeouts\":"
            + " {\"$ref\": \"#/$defs/clauses\", \"description\": \"Generic timeouts, by name.\"}";
    return "{\"anyOf\": [{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\":"
        + " \"object\", \"properties\": {"
        + properties
        + "}, \"additionalProperties\": false}, {\"$ref\": \"#/$defs/param\"}]}}, {\"$ref\":"
        + " \"#/$defs/param\"}]}";
  }
}
