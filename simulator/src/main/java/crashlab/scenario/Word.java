package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A word of the scenario language: the key that names it, its options, and a sentence on what it
/// means. Reader, refusals, suggestions, JSON Schema, completion and the format page come from it.
public final class Word {
  /// Looks at what was read as a whole: notes problems, or works out what no key says.
  @FunctionalInterface
  public interface Settle {
    Arguments settle(Arguments given, Fields fields, Reading reading, Scope scope);
  }

  private final String name;
  private final Param<?> subject;
  private final List<Param<?>> options;
  private final String says;
  private final List<SchemaRule> rules;
  private final Settle settle;

  private Word(
      String name,
      Param<?> subject,
      List<Param<?>> options,
      String says,
      List<SchemaRule> rules,
      Settle settle) {
    this.name = name;
    this.subject = subject;
    this.options = options;
    this.says = says;
    this.rules = rules;
    this.settle = settle;
  }

  /// @param subject the key that names the word, with the value behind it
  /// @param says what the word does, for the format page and for completion
  public static Word of(Param<?> subject, String says) {
    return new Word(subject.key(), subject, List.of(), says, List.of(), (given, _, _, _) -> given);
  }

  /// A word that is the value of a key, as `supervisor` is of `type`.
  public static Word kind(String key, String name, String says) {
    return kind(name, Param.needed(key, constant(name)), says);
  }

  /// A word that is the value of a key, and is meant where the key is missing.
  public static Word usualKind(String key, String name, String says) {
    return kind(name, Param.usual(key, constant(name), name, null), says);
  }

  private static Word kind(String name, Param<String> subject, String says) {
    return new Word(name, subject, List.of(), says, List.of(), (given, _, _, _) -> given);
  }

  private static ValueType<String> constant(String name) {
    String quoted = '"' + name + '"';
    return ValueType.of("{\"const\": " + quoted + "}", quoted, name, (_, _, _) -> name);
  }

  /// The same word with these options, in this order.
  public Word with(Param<?>... more) {
    List<Param<?>> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Word(name, subject, List.copyOf(all), says, rules, settle);
  }

  /// The same word, whose arguments are looked at as a whole.
  public Word settled(Settle how) {
    return new Word(name, subject, options, says, rules, how);
  }

  /// The same word with what the schema says of several keys together.
  public Word ruled(SchemaRule rule) {
    List<SchemaRule> all = new ArrayList<>(rules);
    all.add(rule);
    return new Word(name, subject, options, says, List.copyOf(all), settle);
  }

  /// What names the word: a key, or the value of one.
  public String name() {
    return name;
  }

  public Param<?> subject() {
    return subject;
  }

  public List<Param<?>> options() {
    return options;
  }

  /// What the word does, in a sentence.
  public String says() {
    return says;
  }

  public List<SchemaRule> rules() {
    return rules;
  }

  /// Reads the arguments of the word from the members of an object.
  Arguments read(@Nullable At at, Fields fields, Reading reading, Scope scope) {
    List<Param<?>> params = new ArrayList<>(options.size() + 1);
    List<@Nullable Object> values = new ArrayList<>(options.size() + 1);
    params.add(subject);
    values.add(subject.read(at, reading, scope));
    for (Param<?> option : options) {
      if (option.existsIn(scope.callback())) {
        At value = option.isNeeded() ? fields.need(option.key()) : fields.get(option.key());
        params.add(option);
        values.add(option.read(value, reading, scope));
      }
    }
    return settle.settle(Arguments.of(params, values), fields, reading, scope);
  }

  @Override
  public String toString() {
    return name();
  }
}
