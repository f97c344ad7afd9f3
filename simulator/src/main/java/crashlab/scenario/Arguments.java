package crashlab.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What a file says to one word: a value for each of its parameters.
public final class Arguments {
  private final Param<?>[] params;
  private final @Nullable Object[] values;

  private Arguments(Param<?>[] params, @Nullable Object[] values) {
    this.params = params;
    this.values = values;
  }

  static Arguments of(List<Param<?>> params, List<@Nullable Object> values) {
    return new Arguments(params.toArray(Param<?>[]::new), values.toArray());
  }

  /// No values at all: each parameter is what it is where its key is missing.
  public static Arguments none() {
    return new Arguments(new Param<?>[0], new Object[0]);
  }

  /// The value of a parameter; what stands for a missing one where the word was not given it.
  @SuppressWarnings({"unchecked", "NullAway"}) // the value was put here under this parameter
  public <T extends @Nullable Object> T get(Param<T> param) {
    for (int i = 0; i < params.length; i++) {
      if (params[i] == param) {
        return (T) values[i];
      }
    }
    return param.absent();
  }

  /// The same arguments with another value for a parameter.
  public <T extends @Nullable Object> Arguments with(Param<T> param, T value) {
    int count = params.length;
    for (int i = 0; i < count; i++) {
      if (params[i] == param) {
        @Nullable Object[] changed = values.clone();
        changed[i] = value;
        return new Arguments(params, changed);
      }
    }
    Param<?>[] more = Arrays.copyOf(params, count + 1);
    @Nullable Object[] all = Arrays.copyOf(values, count + 1);
    more[count] = param;
    all[count] = value;
    return new Arguments(more, all);
  }

  /// Hands each key and its value to `action`, in the order of the word.
  public void forEach(BiConsumer<Param<?>, @Nullable Object> action) {
    for (int i = 0; i < params.length; i++) {
      action.accept(params[i], values[i]);
    }
  }

  /// The value under a key, for observers that know no parameters; null where there is none.
  public @Nullable Object value(String key) {
    for (int i = 0; i < params.length; i++) {
      if (params[i].key().equals(key)) {
        return values[i];
      }
    }
    return null;
  }

  /// The lists of steps that stand in the values, in the order of the keys.
  public List<List<Step>> blocks() {
    List<List<Step>> blocks = new ArrayList<>();
    for (int i = 0; i < params.length; i++) {
      blocks.addAll(params[i].blocks(values[i]));
    }
    return blocks;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < params.length; i++) {
      text.append(i == 0 ? "" : ", ").append(params[i].key()).append('=').append(values[i]);
    }
    return text.toString();
  }
}
