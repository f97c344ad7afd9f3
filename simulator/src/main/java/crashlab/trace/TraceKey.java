package crashlab.trace;

import java.nio.charset.StandardCharsets;

/// Under what name a line of the trace says something.
public final class TraceKey {
  private final String name;
  private final Shape shape;
  private final byte[] json;

  /// What its values are to people.
  private enum Shape {
    TERM,
    NANOS,
    LIST,
    WORDS,
    WORD
  }

  private TraceKey(String name, Shape shape) {
    this.name = name;
    this.shape = shape;
    this.json = (", \"" + name + "\": ").getBytes(StandardCharsets.US_ASCII);
  }

  public static TraceKey of(String name) {
    return new TraceKey(name, Shape.TERM);
  }

  /// A key whose values are nanoseconds.
  public static TraceKey duration(String name) {
    return new TraceKey(name, Shape.NANOS);
  }

  /// A key whose values are lists: in a term they are what tuples are.
  public static TraceKey list(String name) {
    return new TraceKey(name, Shape.LIST);
  }

  /// A key whose values are names that people are told without the marks of an atom.
  public static TraceKey word(String name) {
    return new TraceKey(name, Shape.WORD);
  }

  /// A key whose values are lists of such names.
  public static TraceKey words(String name) {
    return new TraceKey(name, Shape.WORDS);
  }

  public String name() {
    return name;
  }

  /// Tells whether its values are nanoseconds.
  public boolean isDuration() {
    return shape == Shape.NANOS;
  }

  /// Tells whether its values are lists.
  public boolean isList() {
    return shape == Shape.LIST;
  }

  /// Tells whether its values are names that are told without the marks of an atom.
  public boolean isWord() {
    return shape == Shape.WORD;
  }

  /// Returns a comma and the key as JSON, up to where its value begins. Allocates nothing.
  byte[] json() {
    return json;
  }

  /// Tells whether its values are lists of such names.
  public boolean isWords() {
    return shape == Shape.WORDS;
  }

  @Override
  public String toString() {
    return name;
  }
}
