package crashlab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key of a word, with the type of its value: the verb of a step itself, or an option.
///
/// A parameter is a constant of the class that carries the word out: it reads the value there, and
/// takes it out of the [Arguments].
///
/// @param <T> the type of the value; nullable where the key is optional and has no default
public final class Param<T extends @Nullable Object> {
  private final String key;
  private final ValueType<?> type;
  private final Absence<T> absence;
  private final String says;
  private final List<Callback> only;

  /// What it means that the key is missing.
  ///
  /// @param allowed whether it may be
  /// @param value what is meant then
  /// @param shown that as JSON, for the schema; null if it has nothing to say of it
  private record Absence<T extends @Nullable Object>(
      boolean allowed, T value, @Nullable String shown) {}

  private Param(
      String key, ValueType<?> type, Absence<T> absence, String says, List<Callback> only) {
    this.key = key;
    this.type = type;
    this.absence = absence;
    this.says = says;
    this.only = only;
  }

  private Param(String key, ValueType<?> type, Absence<T> absence) {
    this(key, type, absence, "", List.of());
  }

  /// A key that has to be there.
  public static <T extends @Nullable Object> Param<T> needed(String key, ValueType<T> type) {
    return new Param<>(key, type, new Absence<>(false, type.absent(), null));
  }

  /// A key that may be missing: then the value is null.
  public static <T> Param<@Nullable T> optional(String key, ValueType<T> type) {
    return new Param<>(key, type, new Absence<>(true, null, null));
  }

  /// A key that may be missing, and what is meant then.
  ///
  /// @param shown the default as JSON, for the schema; null if it has nothing to say of it
  public static <T extends @Nullable Object> Param<T> usual(
      String key, ValueType<T> type, T absent, @Nullable String shown) {
    return new Param<>(key, type, new Absence<>(true, absent, shown));
  }

  /// A value that stands under no key of its own: the word works it out when it is read.
  public static <T> Param<@Nullable T> derived(String name) {
    ValueType<String> none = ValueType.of("{}", "", "", (_, _, _) -> "");
    return new Param<>(name, none, new Absence<>(true, null, null));
  }

  /// The same key with a sentence on what its value means.
  public Param<T> says(String sentence) {
    return new Param<>(key, type, absence, sentence, only);
  }

  /// The same key, which exists only in these callbacks.
  public Param<T> only(Callback... callbacks) {
    return new Param<>(key, type, absence, says, List.of(callbacks));
  }

  /// The value that the arguments have for this key.
  public T of(Arguments given) {
    return given.get(this);
  }

  public String key() {
    return key;
  }

  public ValueType<?> type() {
    return type;
  }

  public boolean isNeeded() {
    return !absence.allowed;
  }

  /// What the value means, a sentence; may be empty.
  public String says() {
    return says;
  }

  /// The default as JSON; null for none.
  public @Nullable String usual() {
    return absence.shown;
  }

  T absent() {
    return absence.value;
  }

  boolean existsIn(Callback callback) {
    return only.isEmpty() || only.contains(callback);
  }

  /// Reads the value of this key.
  ///
  /// @return the value, what stands for a missing one, or null
  @Nullable Object read(@Nullable At at, Reading reading, Scope scope) {
    return at == null ? absence.value : type.reader().read(at, reading, scope);
  }

  /// The steps inside a value of this key.
  List<List<Step>> blocks(@Nullable Object value) {
    return value == null ? List.of() : blocksOf(type, value);
  }

  @SuppressWarnings("unchecked") // the value was read by this type's reader
  private static <V> List<List<Step>> blocksOf(ValueType<V> type, Object value) {
    return type.blocks().apply((V) value);
  }

  @Override
  public String toString() {
    return key;
  }
}
