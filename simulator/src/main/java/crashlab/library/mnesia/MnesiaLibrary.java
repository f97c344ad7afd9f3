package crashlab.library.mnesia;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.RowSource;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import crashlab.scenario.Scenario;
import crashlab.trace.LibraryEvent;
import java.util.List;
import java.util.Optional;

/// Mnesia. Source: OTP mnesia manual.
public final class MnesiaLibrary implements Library {
  /// Its tables, for expectations.
  public static final RowSource ROWS =
      new RowSource("mnesia", (node, table) -> Mnesia.of(node).rows(table));

  @Override
  public String name() {
    return "Mnesia";
  }

  @Override
  public List<StepWord> steps() {
    return MnesiaWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return MnesiaMetrics.ALL;
  }

  @Override
  public List<Param<?>> parts() {
    return List.of(MnesiaPart.PART);
  }

  @Override
  public List<ChildWord> children() {
    return List.of(MnesiaChild.WORD);
  }

  @Override
  public List<String> processes() {
    return MnesiaChild.PROCESSES;
  }

  /// It has none: the child runs its processes. But from now on the node knows the schema.
  @Override
  public Optional<ChildTemplate> application(Scenario scenario, BuildContext context) {
    Mnesia.of(context.node()).install(Schema.of(scenario));
    return Optional.empty();
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(
        ObjectWord.own("Mnesia table", node -> Mnesia.of(node).tableObjects()),
        ObjectWord.own("Mnesia lock", node -> Mnesia.of(node).locker().objects()));
  }

  @Override
  public List<LibraryEvent> events() {
    return MnesiaEvents.ALL;
  }
}
