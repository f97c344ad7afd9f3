package crashlab.simulation;

import crashlab.library.Library;
import crashlab.library.StepWord;
import crashlab.library.agent.AgentLibrary;
import crashlab.library.ets.EtsLibrary;
import crashlab.library.genserver.GenServerLibrary;
import crashlab.library.genstatem.GenStatemLibrary;
import crashlab.library.process.ProcessLibrary;
import crashlab.library.registry.RegistryLibrary;
import crashlab.library.supervisor.SupervisorLibrary;
import crashlab.library.task.TaskLibrary;
import crashlab.scenario.Verb;
import crashlab.scenario.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The systems that are simulated, in the order of the format page: all that the language knows
/// comes from this list.
public final class Libraries {
  static final List<Library> ALL =
      List.of(
          new ProcessLibrary(),
          new GenServerLibrary(),
          new GenStatemLibrary(),
          new AgentLibrary(),
          new TaskLibrary(),
          new SupervisorLibrary(),
          new RegistryLibrary(),
          new EtsLibrary());

  private static final Map<Verb, StepWord.Maker> MAKERS = makers();

  /// All words that scenarios may use.
  public static final Vocabulary VOCABULARY = new Vocabulary(List.copyOf(MAKERS.keySet()));

  private Libraries() {}

  private static Map<Verb, StepWord.Maker> makers() {
    Map<Verb, StepWord.Maker> makers = new LinkedHashMap<>();
    for (Library library : ALL) {
      library.steps().forEach(step -> makers.put(step.verb(), step.maker()));
    }
    return makers;
  }

  /// What makes instructions of a verb.
  static StepWord.Maker maker(Verb verb) {
    StepWord.Maker maker = MAKERS.get(verb);
    if (maker == null) {
      throw new IllegalStateException("no system has the verb (" + verb + ")");
    }
    return maker;
  }
}
