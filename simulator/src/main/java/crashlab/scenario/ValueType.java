package crashlab.scenario;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a value of a scenario can be: how it is read, how the JSON Schema says it, and the sign
/// that the format page writes for it.
///
/// @param reader reads a value that is there
/// @param absent stands for one that is missing, so that reading goes on
/// @param schema the schema of a value, as JSON
/// @param sign what the format page writes, such as `target`
/// @param names which names of the document may stand there, for completion: a word of `x-names`;
///   null for none
/// @param gives the kind of names to which a value adds one, for completion elsewhere; null for
///   none
/// @param blocks the steps inside a value, to walk them without knowing the word
public record ValueType<T extends @Nullable Object>(
    Reader<T> reader,
    T absent,
    String schema,
    String sign,
    @Nullable String names,
    @Nullable String gives,
    Function<T, List<List<Step>>> blocks) {

  /// Reads a value.
  @FunctionalInterface
  public interface Reader<T extends @Nullable Object> {
    T read(At at, Reading reading, Scope scope);
  }

  /// A type without steps in it and without names.
  ///
  /// @param schema JSON, or the name of a definition of the schema
  public static <T extends @Nullable Object> ValueType<T> of(
      String schema, String sign, T absent, Reader<T> reader) {
    String json = schema.startsWith("{") ? schema : "{\"$ref\": \"#/$defs/" + schema + "\"}";
    return new ValueType<>(reader, absent, json, sign, null, null, _ -> List.of());
  }

  /// The same type, where names of this kind are proposed.
  public ValueType<T> naming(String kind) {
    return new ValueType<>(reader, absent, schema, sign, kind, gives, blocks);
  }

  /// The same type, whose values are names of this kind that other places may speak of.
  public ValueType<T> giving(String kind) {
    return new ValueType<>(reader, absent, schema, sign, names, kind, blocks);
  }

  /// The same type with another sign.
  public ValueType<T> signed(String other) {
    return new ValueType<>(reader, absent, schema, other, names, gives, blocks);
  }

  /// The same type, whose values hold these steps.
  public ValueType<T> holding(Function<T, List<List<Step>>> steps) {
    return new ValueType<>(reader, absent, schema, sign, names, gives, steps);
  }
}
