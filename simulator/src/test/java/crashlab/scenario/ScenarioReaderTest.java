package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.Opaque;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.simulation.Scenarios;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
  @Test
  void fillsInWhatAFileLeavesOut() {
    Scenario scenario =
        Small.read(
            """
            {"format": 1, "name": "x", "duration": 250, "tree": {"id": "A", "type": "supervisor", "strategy": "one_for_one"}}\
            """);

    assertThat(scenario.title()).isEqualTo("x");
    assertThat(scenario.description()).isEmpty();
    assertThat(scenario.seed()).isZero();
    assertThat(scenario.otp()).isEqualTo(29);
    assertThat(scenario.durationNanos()).isEqualTo(250_000_000);
    assertThat(scenario.nodes().getFirst().vm())
        .isEqualTo(new Vm(4, Map.of(), 16L << 30, 1_048_576, 0));
    assertThat(scenario.application()).isEqualTo(Scenario.ApplicationStart.PERMANENT);
    assertThat(scenario.limits()).isEqualTo(RunLimits.DEFAULT);
    assertThat(scenario.nodes().getFirst().tree().intensity()).isEqualTo(RestartIntensity.DEFAULT);
    assertThat(scenario.nodes().getFirst().tree().common())
        .isEqualTo(new ChildSpec.Common("A", Restart.PERMANENT, new Shutdown.Infinity(), false));
    assertThat(scenario.lesson()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "\"250us\",250000",
    "\"0.5ms\",500000",
    "\"1.5s\",1500000000",
    "\"1min\",60000000000",
    "\"1h\",3600000000000",
    "\"7ns\",7",
    "5,5000000",
    "0,0",
    "1e3,1000000000",
  })
  void readsDurations(String written, long nanos) {
    assertThat(value("{\"sleep\": " + written + "}", "sleep"))
        .isEqualTo(new Distribution.Fixed(nanos));
  }

  @Test
  void readsRandomDurations() {
    assertThat(work("{\"exponential\": \"5ms\"}"))
        .isEqualTo(new Distribution.Exponential(5_000_000));
    assertThat(work("{\"uniform\": [\"1ms\", \"3ms\"]}"))
        .isEqualTo(new Distribution.Uniform(1_000_000, 3_000_000));
    assertThat(work("{\"normal\": [\"5ms\", \"1ms\"]}"))
        .isEqualTo(new Distribution.Normal(5_000_000, 1_000_000));
    assertThat(work("{\"lognormal\": {\"median\": \"5ms\", \"p99\": \"40ms\"}}"))
        .isEqualTo(new Distribution.Lognormal(5_000_000, 40_000_000));
    assertThat(work("{\"empirical\": [1, 1, 9]}"))
        .isEqualTo(new Distribution.Empirical(List.of(1_000_000L, 1_000_000L, 9_000_000L)));
  }

  @Test
  void readsTerms() {
    assertThat(thrown("\"ok\"")).isEqualTo(new Atom("ok"));
    assertThat(thrown("-7")).isEqualTo(new Int(-7));
    assertThat(thrown("2.50")).isEqualTo(new Decimal(new BigDecimal("2.50")));
    assertThat(thrown("true")).isEqualTo(Bool.TRUE);
    assertThat(thrown("null")).isEqualTo(Atom.NIL);
    assertThat(thrown("[\"shutdown\", \"x\"]"))
        .isEqualTo(Tuple.of(new Atom("shutdown"), new Atom("x")));
    assertThat(thrown("{\"exception\": \"ArgumentError\"}"))
        .isEqualTo(new ExceptionTerm("ArgumentError", null));
    assertThat(thrown("{\"exception\": \"RuntimeError\", \"message\": \"boom\"}"))
        .isEqualTo(new ExceptionTerm("RuntimeError", "boom"));
  }

  @Test
  void readsAStackOnlyAsTheSecondOfTwo() {
    assertThat(thrown("[\"function_clause\", \"stack\"]"))
        .isEqualTo(Tuple.of(new Atom("function_clause"), Opaque.STACK));
    assertThat(thrown("[\"stack\", \"a\"]")).isEqualTo(Tuple.of(new Atom("stack"), new Atom("a")));
    assertThat(thrown("[\"a\", \"stack\", \"b\"]"))
        .isEqualTo(Tuple.of(new Atom("a"), new Atom("stack"), new Atom("b")));
  }

  @Test
  void readsKeysAndTargets() {
    assertThat(linked("\"Server\"")).isEqualTo(new Target.Name("Server"));
    assertThat(linked("\"self\"")).isEqualTo(new Target.Self());
    assertThat(linked("\"caller\"")).isEqualTo(new Target.Caller());
    assertThat(linked("{\"child\": \"App/Pool/W1\"}")).isEqualTo(new Target.Child("App/Pool/W1"));
    assertThat(linked("{\"via\": \"Names\", \"key\": \"k\"}"))
        .isEqualTo(new Target.Via("Names", new Key.Literal(new Text("k"))));
    assertThat(linked("{\"partition\": \"Shards\", \"key\": 3}"))
        .isEqualTo(new Target.Partition("Shards", new Key.Literal(new Int(3))));
    assertThat(linked("{\"partition\": \"Shards\", \"key\": {\"pick\": 5}}"))
        .isEqualTo(new Target.Partition("Shards", new Key.Pick(5)));
    assertThat(linked("{\"partition\": \"Shards\", \"key\": {\"zipf\": {\"n\": 9, \"s\": 1.1}}}"))
        .isEqualTo(new Target.Partition("Shards", new Key.Zipf(9, 1.1)));
    assertThat(linked("{\"partition\": \"Shards\", \"key\": {\"sequence\": \"u\"}}"))
        .isEqualTo(new Target.Partition("Shards", new Key.Sequence("u")));
  }

  @Test
  void readsTheIncarnationOfAFaultsTarget() {
    Scenario read =
        Small.read(
            Small.withPart(
                "\"faults\": [{\"at\": 1, \"kill\": {\"child\": \"App/Server\", \"incarnation\":"
                    + " 3}}]"));

    assertThat(read.faults().getFirst().action().arguments().value("kill"))
        .isEqualTo(new Target.Child("App/Server", 3));
  }

  @Test
  void readsCallsWithOtpsTimeout() {
    String call = "{\"call\": \"Server\", \"message\": \"get\"}";

    assertThat(step(call).verb().name()).isEqualTo("call");
    assertThat(value(call, "call")).isEqualTo(new Target.Name("Server"));
    assertThat(value(call, "message")).isEqualTo(new Atom("get"));
    assertThat(value(call, "timeout")).isEqualTo(5_000_000_000L);
    assertThat(value(call, "rescue")).isNull();
  }

  @Test
  void readsCallsThatWaitForEverAndRescue() {
    String call =
        "{\"call\": \"Server\", \"message\": 1, \"timeout\": \"infinity\", \"rescue\": []}";

    assertThat(value(call, "message")).isEqualTo(new Int(1));
    assertThat(value(call, "timeout")).isEqualTo(Step.INFINITY);
    assertThat(value(call, "rescue")).isEqualTo(List.of());
  }

  @Test
  void aTaskIsTemporaryAndAWorkerIsNot() {
    ChildSpec job = lastChild("{\"id\": \"X\", \"module\": \"Job\"}");
    ChildSpec server =
        lastChild("{\"id\": \"X\", \"module\": \"Server\", \"shutdown\": \"brutal_kill\"}");

    assertThat(job.common())
        .isEqualTo(new ChildSpec.Common("X", Restart.TEMPORARY, Shutdown.WORKER_DEFAULT, false));
    assertThat(server.common())
        .isEqualTo(new ChildSpec.Common("X", Restart.PERMANENT, new Shutdown.BrutalKill(), false));
  }

  @Test
  void replicasGetNumbers() {
    Scenario scenario =
        Small.read(
            Small.withChild(
                "{\"id\": \"R\", \"module\": \"Server\", \"name\": \"N\", \"replicas\": 2}"));

    List<ChildSpec> children = scenario.nodes().getFirst().tree().children();
    assertThat(children.subList(7, 9)).extracting(ChildSpec::id).containsExactly("R-1", "R-2");
    assertThat(children.getLast().name()).isEqualTo(new Target.Name("N-2"));
  }

  @Test
  void whatTerminateChildTakesDependsOnTheSupervisor() {
    String ofSupervisor = "{\"terminate_child\": \"Pool\", \"child\": \"W1\"}";
    String ofDynamic = "{\"terminate_child\": \"Dyn\", \"child\": \"Server\"}";

    assertThat(value(ofSupervisor, "the id of the child")).isEqualTo("W1");
    assertThat(value(ofDynamic, "the child's process")).isEqualTo(new Target.Name("Server"));
  }

  @Test
  void readsBoundsInTheUnitOfTheMetric() {
    String load =
        "\"load\": [{\"id\": \"l\", \"arrivals\": {\"at\": []}, \"do\": []}], \"expect\": ";

    assertThat(bounds(load + "[{\"metric\": \"load.l.latency.p99\", \"at_most\": \"20ms\"}]"))
        .isEqualTo(new Expectation.Bounds(null, new BigDecimal("20000000"), null, "at most 20ms"));
    assertThat(bounds(load + "[{\"metric\": \"load.l.throughput\", \"at_least\": 900}]"))
        .isEqualTo(new Expectation.Bounds(new BigDecimal("900"), null, null, "at least 900"));
    assertThat(bounds(load + "[{\"metric\": \"memory.max\", \"at_most\": \"1KiB\"}]"))
        .isEqualTo(new Expectation.Bounds(null, new BigDecimal("1024"), null, "at most 1KiB"));
  }

  @Test
  void anEventIsExpectedAtLeastOnce() {
    Scenario scenario =
        Small.read(
            Small.withPart(
                "\"expect\": [{\"exited\": \"Server\"}, {\"exited\": \"Server\", \"times\": 2}]"));

    assertThat(scenario.expectations())
        .extracting(Expectation::claim)
        .extracting(claim -> ((Expectation.Claim.Happened) claim).count().shown())
        .containsExactly("at least once", "2 times");
  }

  @Test
  void aCallToAGenStatemWaitsForEver() {
    Scenario scenario =
        Small.read(
            """
            {"format": 1, "name": "x", "duration": 1,
             "modules": {
               "Door": {"use": "gen_statem", "initial": "a", "states": {"a": {}}},
               "Job": {"use": "task", "run": [{"call": "Door", "message": "m"}]}},
             "tree": {"id": "A", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "D", "module": "Door", "name": "Door"}]}}\
            """);

    assertThat(Small.module(scenario, "Job").blocks().getFirst().getFirst())
        .extracting(step -> step.arguments().value("timeout"))
        .isEqualTo(Step.INFINITY);
  }

  @Test
  void takesTheSeedFromOutside() {
    String text = Small.withPart("\"seed\": 7");

    ReadResult result =
        Scenarios.read("f", text, ReadOptions.DEFAULT.withSeed(9), SourceLoader.none());

    assertThat(((ReadResult.Read) result).scenario().seed()).isEqualTo(9);
  }

  @Test
  void namesThatNobodyHoldsAreTakenWhereTheyAreListed() {
    String step = "{\"call\": \"Nobody\", \"message\": 1}";

    assertThat(Small.problems(Small.withStep(step))).hasSize(1);
    assertThat(
            Small.problems(
                Small.withStep(step)
                    .replaceFirst("\"format\"", "\"absent\": [\"Nobody\"], \"format\"")))
        .isEmpty();
  }

  @Test
  void parametersComeOutAsTexts() {
    Scenario scenario = Small.read(Small.withPart("\"params\": {\"a\": 1, \"b\": [2, 3]}"));

    assertThat(scenario.params()).containsExactly(Map.entry("a", "1"), Map.entry("b", "[2, 3]"));
  }

  private static Step step(String step) {
    Module loop = Small.module(Small.read(Small.withStep(step)), "Loop");
    return loop.blocks().getFirst().getFirst();
  }

  private static Object value(String step, String key) {
    return step(step).arguments().value(key);
  }

  private static Distribution work(String duration) {
    return (Distribution) value("{\"work\": " + duration + "}", "work");
  }

  private static Term thrown(String term) {
    return (Term) value("{\"throw\": " + term + "}", "throw");
  }

  private static Target linked(String target) {
    return (Target) value("{\"link\": " + target + "}", "link");
  }

  private static ChildSpec lastChild(String spec) {
    return Small.read(Small.withChild(spec)).nodes().getFirst().tree().children().getLast();
  }

  private static Expectation.Bounds bounds(String part) {
    Expectation expectation = Small.read(Small.withPart(part)).expectations().getFirst();
    return ((Expectation.Claim.OfMetric) expectation.claim()).bounds();
  }
}
