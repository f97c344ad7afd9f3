package crashlab.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reading puts in place of what the file says.
///
/// @param seed null for the file's own
/// @param params by name; each value is JSON, or else a plain text
/// @param unheldNames whether steps may address a name that nobody ever holds although the file
///   does not list it under `absent`: recorded experiments do
public record ReadOptions(@Nullable Long seed, Map<String, String> params, boolean unheldNames) {
  public static final ReadOptions DEFAULT = new ReadOptions(null, Map.of(), false);

  public ReadOptions {
    params = new LinkedHashMap<>(params);
  }

  public ReadOptions withSeed(long other) {
    return new ReadOptions(other, params, unheldNames);
  }

  public ReadOptions withParams(Map<String, String> others) {
    return new ReadOptions(seed, others, unheldNames);
  }

  public ReadOptions withUnheldNames() {
    return new ReadOptions(seed, params, true);
  }
}
