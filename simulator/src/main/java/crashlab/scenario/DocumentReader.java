package crashlab.scenario;

import crashlab.otp.OtpRelease;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the top level of a scenario, part by part, and then checks what the parts say of one
/// another.
final class DocumentReader {
  private static final List<String> OTP_VERSIONS =
      IntStream.rangeClosed(OtpRelease.OLDEST.number(), OtpRelease.NEWEST.number())
          .mapToObj(Integer::toString)
          .toList();
  private static final int MOST_NAME = 100;

  private final Reading reading;
  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Parameters parameters;
  private final ReadOptions options;
  private final Times times;

  DocumentReader(Reading reading, Parameters parameters, ReadOptions options) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
    this.names = reading.names();
    this.parameters = parameters;
    this.options = options;
    this.times = reading.times();
  }

  /// Returns the scenario; null, with problems noted, where there is nothing to be made of it.
  @Nullable Scenario scenario(JsonValue document) {
    Fields fields = values.fields(At.root(document), "a scenario: an object");
    values.text(fields.get("$schema"), "");
    fields.get("extends");
    boolean whole = !fields.isMisspelt("extends");
    values.integer(needed(fields, "format", whole), 1, 1, 1);
    String name = slug(needed(fields, "name", whole));
    takeAbsentNames(fields.get("absent"));
    Vm vm = new VmReader(values).vm(fields.get("vm"));
    long duration = times.positive(needed(fields, "duration", whole), 1);
    Map<String, String> params = parameters.inForce();
    fields.get("params");
    values.setRelease(release(fields.get("otp")));

    var tree = new TreeReader(reading, vm.schedulers());
    reading.setTree(tree);
    StepReader steps = reading.steps();
    At modulesAt = fields.get("modules");
    Map<String, Module> modules =
        modulesAt == null ? Map.of() : new ModuleReader(reading).modules(modulesAt);
    At rootAt = fields.get("tree");
    At nodesAt = fields.get("nodes");
    if (!NodesReader.bringTrees(nodesAt)) {
      needed(fields, "tree", whole);
    }
    ChildSpec root = rootAt == null ? null : tree.root(rootAt);
    List<ScenarioNode> nodes = new NodesReader(reading).nodes(nodesAt, vm, root);
    List<Load> loads =
        new LoadReader(values, names.nodes(), steps).loads(fields.get("load"), duration);
    SystemParts parts = new PartReader(reading).parts(fields);
    List<Fault> faults = new FaultReader(reading).faults(fields.get("faults"));
    var expectations = new ExpectationReader(reading, duration);
    List<Expectation> expect = expectations.expectations(fields.get("expect"));
    Lesson lesson =
        new LessonReader(values, expectations, document).lesson(fields.get("lesson"), params);
    String title = values.text(fields.get("title"), name);
    String description = values.text(fields.get("description"), "");
    long seed = seed(fields.get("seed"));
    Scenario.ApplicationStart application = application(fields.get("application"));
    RunLimits limits = new VmReader(values).limits(fields.get("limits"));
    LibraryVersions libraries = new LibraryVersionsReader(values).versions(fields.get("libraries"));
    fields.finish();
    names.check(root, tree.isSound(), values.orphans());
    if (nodes.isEmpty()) {
      return null;
    }
    return new Scenario(
        name,
        title,
        description,
        seed,
        values.release().number(),
        params,
        duration,
        nodes,
        application,
        modules,
        loads,
        faults,
        expect,
        lesson,
        limits,
        libraries,
        parts);
  }

  /* What a misspelt "extends" would have brought in is not missing. */
  private static @Nullable At needed(Fields fields, String key, boolean needed) {
    return needed ? fields.need(key) : fields.get(key);
  }

  private String slug(@Nullable At at) {
    String what = "a slug: letters, digits, '-', '_' and '.'";
    String name = values.name(at, what);
    boolean good = name.length() <= MOST_NAME && name.chars().allMatch(DocumentReader::isSlug);
    if (at != null && !good) {
      problems.mismatch(at, what);
    }
    return name;
  }

  private static boolean isSlug(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private void takeAbsentNames(@Nullable At at) {
    if (options.unheldNames()) {
      names.allowUnheldNames();
    }
    for (At element : values.elements(at, "an array of names that nobody ever holds")) {
      String name = values.name(element, "a name");
      names.allowAbsent(name);
      if (!names.index().holders(name).isEmpty()) {
        problems.mismatch(
            ProblemKind.CLASH, element, "a name that nobody holds, but the scenario gives it");
      }
    }
  }

  private long seed(@Nullable At at) {
    long seed = values.integer(at, Long.MIN_VALUE, Long.MAX_VALUE, 0L);
    Long other = options.seed();
    return other == null ? seed : other;
  }

  private OtpRelease release(@Nullable At at) {
    String newest = OTP_VERSIONS.getLast();
    String version =
        values.choice(at, OTP_VERSIONS.toArray(String[]::new), v -> v, "a version", newest);
    return new OtpRelease(Integer.parseInt(version));
  }

  private Scenario.ApplicationStart application(@Nullable At at) {
    return values.choice(
        at,
        Scenario.ApplicationStart.TYPES,
        start -> start.name().toLowerCase(Locale.ROOT),
        "a start type",
        Scenario.ApplicationStart.PERMANENT);
  }
}
