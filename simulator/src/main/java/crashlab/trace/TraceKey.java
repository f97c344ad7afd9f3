package crashlab.trace;

import java.nio.charset.StandardCharsets;

/// Under what name a line of the trace says something.
public final class TraceKey {
  private final String name;
  private final boolean duration;
  private final byte[] json;

  private TraceKey(String name, boolean duration) {
    this.name = name;
    this.duration = duration;
    this.json = (", \"" + name + "\": ").getBytes(StandardCharsets.US_ASCII);
  }

  public static TraceKey of(String name) {
    return new TraceKey(name, false);
  }

  /// A key whose values are nanoseconds.
  public static TraceKey duration(String name) {
    return new TraceKey(name, true);
  }

  public String name() {
    return name;
  }

  /// Tells whether its values are nanoseconds.
  public boolean isDuration() {
    return duration;
  }

  /// Returns a comma and the key as JSON, up to where its value begins. Allocates nothing.
  byte[] json() {
    return json;
  }

  @Override
  public String toString() {
    return name;
  }
}
