package crashlab.scenario;

import crashlab.kernel.Distribution;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Text;
import java.util.List;
import java.util.Map;

/// The types of values that words of several systems take.
public final class ValueTypes {
  /// A duration that may be random.
  public static final ValueType<Distribution> RANDOM_DURATION =
      ValueType.of(
          "random_duration",
          "R",
          new Distribution.Fixed(0),
          (at, reading, _) -> reading.times().distribution(at));

  /// A duration in nanoseconds.
  public static final ValueType<Long> DURATION =
      ValueType.of("duration", "D", 0L, (at, reading, _) -> reading.times().duration(at, 0));

  /// A duration of at least a nanosecond.
  public static final ValueType<Long> POSITIVE_DURATION =
      ValueType.of("duration", "D", 1L, (at, reading, _) -> reading.times().positive(at, 1));

  /// A duration in nanoseconds, or [Step#INFINITY].
  public static final ValueType<Long> TIMEOUT =
      ValueType.of("timeout", "T", 0L, (at, reading, _) -> reading.times().timeout(at, 0));

  public static final ValueType<String> TEXT =
      ValueType.of("text", "\"text\"", "", (at, reading, _) -> reading.values().text(at, ""));

  public static final ValueType<Term> TERM =
      ValueType.of("term", "v", Atom.NIL, (at, reading, _) -> reading.terms().term(at));

  /// A value that a step gives: a term, or what the process's state has.
  public static final ValueType<Value> VALUE =
      ValueType.of(ValueReader.SCHEMA, "v", ValueReader.NONE, ValueReader::value);

  /// A key of a table, which may be any term.
  public static final ValueType<Value> TABLE_KEY =
      ValueType.of(ValueReader.KEY_SCHEMA, "K", ValueReader.NONE, ValueReader::key);

  /// Any JSON, as the plain terms that readings are compared with.
  public static final ValueType<Term> PLAIN =
      ValueType.of(
          "{}", "v", new Text(""), (at, _, _) -> TermPatterns.plain(at.value(), Unit.COUNT));

  /// The `true` of a key that says all by being there.
  public static final ValueType<Boolean> MARK =
      ValueType.of(
          "mark",
          "true",
          true,
          (at, reading, _) -> {
            reading.values().mark(at);
            return true;
          });

  public static final ValueType<Boolean> SWITCH =
      ValueType.of("bool", "true", true, (at, reading, _) -> reading.values().bool(at, true));

  public static final ValueType<Target> TARGET =
      ValueType.of(
          "target",
          "t",
          new Target.Self(),
          (at, reading, scope) -> reading.targets().target(at, scope));

  /// A target that may be several processes.
  public static final ValueType<Target> RECEIVERS =
      ValueType.of(
          "receivers",
          "t",
          new Target.Self(),
          (at, reading, scope) -> reading.targets().receivers(at, scope));

  /// Whom an expectation speaks of.
  public static final ValueType<Subject> SUBJECT =
      ValueType.<Subject>of(
              "subject", "S", new Subject(""), (at, reading, _) -> reading.targets().subject(at))
          .naming("subject");

  /// A target that has to be a supervisor.
  public static final ValueType<Target> SUPERVISOR =
      ValueType.<Target>of(
              "target",
              "t",
              new Target.Self(),
              (at, reading, scope) -> reading.targets().supervisor(at, scope))
          .naming("supervisor");

  /// The name of a node of the scenario.
  public static final ValueType<String> NODE =
      ValueType.<String>of(
              "name",
              "NODE",
              GivenNodes.ALONE,
              (at, reading, _) -> reading.names().nodes().name(at, reading.problems()))
          .naming("node");

  public static final ValueType<Key> KEY =
      ValueType.of(
          "key", "K", new Key.Literal(new Text("")), (at, reading, _) -> reading.targets().key(at));

  public static final ValueType<List<Step>> STEPS =
      steps((at, reading, scope) -> reading.steps().steps(at, scope));

  /// Steps that are called as a function of the steps around them, whose state they share.
  public static ValueType<List<Step>> block(Callback callback) {
    return steps((at, reading, scope) -> reading.steps().steps(at, scope.in(callback)));
  }

  /// Steps that know nothing of what is around them and have variables of their own.
  public static ValueType<List<Step>> function(Callback callback) {
    return steps((at, reading, _) -> {
      Scope inside = Scope.of(callback);
      List<Step> steps = reading.steps().steps(at, inside);
      inside.module().check(reading.problems());
      return steps;
    });
  }

  private static ValueType<List<Step>> steps(ValueType.Reader<List<Step>> reader) {
    return ValueType.<List<Step>>of("steps", "[steps]", List.of(), reader).holding(List::of);
  }

  /// Steps by message.
  public static final ValueType<Map<String, List<Step>>> CLAUSES =
      ValueType.<Map<String, List<Step>>>of(
              "clauses",
              "{message: [steps]}",
              Map.of(),
              (at, reading, scope) -> reading.steps().clauses(at, scope))
          .holding(clauses -> List.copyOf(clauses.values()));

  private ValueTypes() {}

  /// A name that nothing has to give.
  ///
  /// @param what for messages, such as `a key of the state`
  public static ValueType<String> name(String what, String sign) {
    return ValueType.of("name", sign, "", (at, reading, _) -> reading.values().name(at, what));
  }

  /// A name that the scenario has to give, as `use` checks.
  public static ValueType<String> name(String what, String sign, NameCheck use) {
    return ValueType.of(
        "name",
        sign,
        "",
        (at, reading, scope) -> {
          String name = reading.values().name(at, what);
          use.use(at, name, reading, scope);
          return name;
        });
  }

  /// Takes a name that is spoken of.
  @FunctionalInterface
  public interface NameCheck {
    void use(At at, String name, Reading reading, Scope scope);
  }

  /// The name of a module of one of these uses.
  ///
  /// @param what such as `a task module`
  /// @param kind which names are proposed
  public static ValueType<String> module(List<String> uses, String what, String kind) {
    return name(
            "the name of " + what,
            "M",
            (at, name, reading, _) -> reading.names().useModule(at, name, uses, what))
        .naming(kind);
  }

  /// An integer, both bounds inclusive.
  public static ValueType<Long> integer(long least, long most, long absent) {
    String schema =
        "{\"anyOf\": [{\"type\": \"integer\", \"minimum\": %d, \"maximum\": %d}, {\"$ref\": \"#/$defs/param\"}]}"
            .formatted(least, most);
    return ValueType.of(
        schema, "n", absent, (at, reading, _) -> reading.values().integer(at, least, most, absent));
  }

  /// A number of things, both bounds inclusive.
  public static ValueType<Integer> size(int least, int most, int absent) {
    return ValueType.of(
        integer(least, most, absent).schema(),
        "n",
        absent,
        (at, reading, _) -> reading.values().integer(at, least, most, absent));
  }
}
