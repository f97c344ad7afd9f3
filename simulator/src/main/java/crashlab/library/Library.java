package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.scenario.Param;
import crashlab.scenario.Scenario;
import crashlab.trace.LibraryEvent;
import java.util.List;
import java.util.Optional;

/// A system that is simulated, such as the gen_server or ETS: it declares each of its words once,
/// with what carries it out.
public interface Library {
  /// The name of the system, under which the format page lists its words.
  String name();

  /// The steps that it adds to the language, in the order of the format page.
  default List<StepWord> steps() {
    return List.of();
  }

  /// The metrics that it adds, in the order of the format page.
  default List<MetricWord> metrics() {
    return List.of();
  }

  /// The faults that only it can suffer, or that it suffers in a way of its own.
  default List<FaultWord> faults() {
    return List.of();
  }

  /// The keys at the top of a scenario that are its own.
  default List<Param<?>> parts() {
    return List.of();
  }

  /// The root supervisor of the processes that it runs beside the tree, if it has any: it is
  /// started before the tree, in each scenario that has one of its steps or parts.
  default Optional<ChildTemplate> application(Scenario scenario, BuildContext context) {
    return Optional.empty();
  }

  /// The names under which processes of the [#application] are registered.
  default List<String> processes() {
    return List.of();
  }

  /// What modules can be, under `use`.
  default List<ModuleWord> modules() {
    return List.of();
  }

  /// What children can be, under `type`.
  default List<ChildWord> children() {
    return List.of();
  }

  /// The words of expectations that read something off a run.
  default List<ReadingWord> readings() {
    return List.of();
  }

  /// What it has on a node besides processes, for those who look at a run at an instant.
  default List<ObjectWord> objects() {
    return List.of();
  }

  /// What it does by itself, as the trace tells it.
  default List<LibraryEvent> events() {
    return List.of();
  }
}
