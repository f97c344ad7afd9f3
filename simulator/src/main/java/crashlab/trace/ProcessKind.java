package crashlab.trace;

import crashlab.otp.Digest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What kind of process one is, and what that means for observers: readers of a trace ask what a
/// kind does, not which it is.
///
/// An open list: each system declares its kinds, those below are of the core. A kind's word is its
/// name in the trace file, and no two have the same.
public final class ProcessKind {
  /// What processes of a kind do, or are.
  public enum Trait {
    /// It runs the steps of a module of the scenario.
    RUNS_STEPS,
    /// It has the message loop of a gen_server: `:sys`, stop, the exit of its parent.
    SERVER,
    /// Calls and casts from outside mean something to it.
    TAKES_CALLS,
    /// It has children that the scenario speaks of, and restarts them within a budget.
    SUPERVISES,
    /// Its process is a supervisor's, whatever it supervises.
    SUPERVISOR_PROCESS,
    /// It starts the children that it is asked to.
    STARTS_ON_REQUEST,
    /// It tells all its children to shut down at once, so they end in no order of their own.
    STOPS_TOGETHER,
    /// It kills those that are not done in time.
    LIMITS_TIME,
    /// It ends with a result, which goes to its owner.
    HAS_RESULT,
    /// A library keeps it for itself: no subject of the scenario.
    INTERNAL,
    /// It is an arrival of a load, which stands outside of the system.
    ARRIVAL
  }

  public static final ProcessKind GEN_SERVER =
      core(0, "gen_server", Trait.RUNS_STEPS, Trait.SERVER, Trait.TAKES_CALLS);
  public static final ProcessKind AGENT =
      core(1, "agent", Trait.RUNS_STEPS, Trait.SERVER, Trait.TAKES_CALLS);
  public static final ProcessKind GEN_STATEM =
      core(2, "gen_statem", Trait.RUNS_STEPS, Trait.SERVER, Trait.TAKES_CALLS);
  public static final ProcessKind TASK = core(3, "task", Trait.RUNS_STEPS, Trait.HAS_RESULT);
  public static final ProcessKind PROCESS = core(4, "process", Trait.RUNS_STEPS);
  public static final ProcessKind SUPERVISOR = supervisor(5, "supervisor");
  public static final ProcessKind DYNAMIC_SUPERVISOR =
      supervisor(6, "dynamic_supervisor", Trait.STARTS_ON_REQUEST, Trait.STOPS_TOGETHER);
  public static final ProcessKind TASK_SUPERVISOR =
      supervisor(7, "task_supervisor", Trait.STOPS_TOGETHER);
  public static final ProcessKind PARTITION_SUPERVISOR = supervisor(8, "partition_supervisor");
  public static final ProcessKind REGISTRY =
      core(9, "registry", Trait.SERVER, Trait.SUPERVISOR_PROCESS);
  public static final ProcessKind REGISTRY_PARTITION =
      core(10, "registry_partition", Trait.SERVER, Trait.INTERNAL)
          .called("a partition of {parent}")
          .described("process that a registry keeps for itself");
  public static final ProcessKind LOAD =
      core(11, "load", Trait.ARRIVAL)
          .called("an arrival of load {path}")
          .described("arrival of a load");

  private final String word;
  private final Set<Trait> traits;
  private final String name;
  private final String description;
  private final long digest;

  private ProcessKind(
      String word, Set<Trait> traits, String name, String description, long digest) {
    this.word = word;
    this.traits = traits;
    this.name = name;
    this.description = description;
    this.digest = digest;
  }

  /// Declares a kind.
  ///
  /// @param word its name in the trace file
  public static ProcessKind of(String word, Trait... traits) {
    return new ProcessKind(word, set(traits), "", word, Digest.of(word));
  }

  /// Returns this kind with what people call its processes if they have no name of their own:
  /// `{path}` is the path of the process, `{id}` the last part of it, `{parent}` the id of what
  /// stands above it, `{maker}` that of the process whose step has made it.
  public ProcessKind called(String text) {
    return new ProcessKind(word, traits, text, description, digest);
  }

  /// Returns this kind with what people are told that it is.
  public ProcessKind described(String text) {
    return new ProcessKind(word, traits, name, text, digest);
  }

  private static ProcessKind core(long digest, String word, Trait... traits) {
    return new ProcessKind(word, set(traits), "", word, digest);
  }

  private static ProcessKind supervisor(long digest, String word, Trait... more) {
    Set<Trait> traits =
        EnumSet.of(Trait.SERVER, Trait.TAKES_CALLS, Trait.SUPERVISES, Trait.SUPERVISOR_PROCESS);
    traits.addAll(Arrays.asList(more));
    return new ProcessKind(word, traits, "", word, digest);
  }

  private static Set<Trait> set(Trait... traits) {
    Set<Trait> set = EnumSet.noneOf(Trait.class);
    set.addAll(Arrays.asList(traits));
    return set;
  }

  /// Its name in the trace file.
  public String word() {
    return word;
  }

  /// What it is, for people: its word, unless that says too little.
  public String description() {
    return description;
  }

  /// Returns what people call a process that has no name of its own because of its kind; empty
  /// where it is called by its name or path.
  public String nameOf(String path) {
    String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    String parent = above.substring(above.lastIndexOf('/') + 1);
    String made = path.substring(0, Math.max(0, path.lastIndexOf('>')));
    String maker = made.substring(made.lastIndexOf('/') + 1);
    return name.replace("{path}", path)
        .replace("{id}", path.substring(path.lastIndexOf('/') + 1))
        .replace("{parent}", parent)
        .replace("{maker}", maker);
  }

  /// Whether it runs the steps of a module.
  public boolean runsSteps() {
    return traits.contains(Trait.RUNS_STEPS);
  }

  /// Whether it has the message loop of a gen_server.
  public boolean isServer() {
    return traits.contains(Trait.SERVER);
  }

  /// Whether calls and casts from outside mean something to it.
  public boolean takesCalls() {
    return traits.contains(Trait.TAKES_CALLS);
  }

  /// Whether it restarts children that the scenario speaks of.
  public boolean supervises() {
    return traits.contains(Trait.SUPERVISES);
  }

  /// Whether its process is a supervisor's, whatever it supervises: it ends itself as those do.
  public boolean isSupervisorProcess() {
    return traits.contains(Trait.SUPERVISOR_PROCESS);
  }

  /// Whether it starts the children that it is asked to.
  public boolean startsOnRequest() {
    return traits.contains(Trait.STARTS_ON_REQUEST);
  }

  /// Whether it stops all its children at once.
  public boolean stopsTogether() {
    return traits.contains(Trait.STOPS_TOGETHER);
  }

  /// Whether it kills those that are not done in time.
  public boolean limitsTime() {
    return traits.contains(Trait.LIMITS_TIME);
  }

  /// Whether its end brings a result.
  public boolean hasResult() {
    return traits.contains(Trait.HAS_RESULT);
  }

  /// Whether a library keeps it for itself.
  public boolean isInternal() {
    return traits.contains(Trait.INTERNAL);
  }

  /// Whether it is an arrival of a load.
  public boolean isArrival() {
    return traits.contains(Trait.ARRIVAL);
  }

  /// Whether the scenario speaks of it: it is neither a load's nor a library's own.
  public boolean isSubject() {
    return !isArrival() && !isInternal();
  }

  /// Returns what goes into the fingerprint for it: a number of the core's, or the digest of its
  /// word.
  long digest() {
    return digest;
  }

  @Override
  public String toString() {
    return word;
  }
}
