package crashlab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A closed experiment: a system, its load, its faults and what must then be true.
///
/// @param title for people; the name where the file has none
/// @param description Markdown; empty where the file has none
/// @param otp whose semantics: 23 to 29
/// @param params the values that were in force, by name, in the order of the file
/// @param durationNanos simulated time after which the run is cut
/// @param nodes in the order of the file, at least one
/// @param application what the end of the root supervisor means for the VM
/// @param modules by name, in the order of the file
/// @param libraries whose versions, where they differ
/// @param parts what it says to single systems
public record Scenario(
    String name,
    String title,
    String description,
    long seed,
    int otp,
    Map<String, String> params,
    long durationNanos,
    List<ScenarioNode> nodes,
    ApplicationStart application,
    Map<String, Module> modules,
    List<Load> loads,
    List<Fault> faults,
    List<Expectation> expectations,
    @Nullable Lesson lesson,
    RunLimits limits,
    LibraryVersions libraries,
    SystemParts parts) {

  /// How the application was started. Source: OTP application manual, `start/2`.
  public enum ApplicationStart {
    /// The end of the root supervisor, for any reason, stops the VM.
    PERMANENT,
    /// The VM stops unless the root supervisor ends `normal`.
    TRANSIENT,
    /// The end of the root supervisor is reported, no more.
    TEMPORARY,
    /// There is no application, and so no application master: a process that takes no part in the
    /// scenario started the root supervisor.
    NONE;

    /// Those that a file may ask for.
    static final ApplicationStart[] TYPES = {PERMANENT, TRANSIENT, TEMPORARY};

    public static ApplicationStart[] types() {
      return TYPES.clone();
    }
  }

  /// This scenario as it was run on the BEAM for comparison: on that release, without an
  /// application around it, and by servers that drop the info messages for which they have no
  /// clause, as those of the recordings did.
  public Scenario recordedOn(int release) {
    Map<String, Module> recorded = new LinkedHashMap<>();
    modules.forEach((key, module) -> recorded.put(key, module.droppingInfo()));
    return copy(release, nodes, ApplicationStart.NONE, recorded, expectations);
  }

  /// This scenario on other machines.
  public Scenario onMachines(UnaryOperator<Vm> other) {
    List<ScenarioNode> moved =
        nodes.stream().map(node -> node.with(other.apply(node.vm()))).toList();
    return copy(otp, moved, application, modules, expectations);
  }

  /// Whether its nodes have names, so that each process says on which of them it is.
  public boolean isDistributed() {
    return !nodes.getFirst().name().equals(GivenNodes.ALONE);
  }

  /// The same with other expectations. What is expected does not change what happens.
  public Scenario withExpectations(List<Expectation> others) {
    return copy(otp, nodes, application, modules, List.copyOf(others));
  }

  private Scenario copy(
      int release,
      List<ScenarioNode> on,
      ApplicationStart start,
      Map<String, Module> ofThem,
      List<Expectation> expected) {
    return new Scenario(
        name,
        title,
        description,
        seed,
        release,
        params,
        durationNanos,
        on,
        start,
        ofThem,
        loads,
        faults,
        expected,
        lesson,
        limits,
        libraries,
        parts);
  }
}
