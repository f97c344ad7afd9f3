package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A kind of fault as its strikes are told, declared where it is carried out: its word in a
/// scenario file, what people are told of it, and what each strike has besides.
public final class FaultEvent {
  /// The monotonic clock moves on at once, for everybody.
  public static final FaultEvent CLOCK_JUMP =
      ofAll("clock_jump", "clock jumps by {by}", TraceKey.duration("by"));

  private final String word;
  private final String sentence;
  private final boolean aimed;
  private final boolean landmark;
  private final List<TraceKey> keys;

  private FaultEvent(
      String word, String sentence, boolean aimed, boolean landmark, List<TraceKey> keys) {
    this.word = word;
    this.sentence = sentence;
    this.aimed = aimed;
    this.landmark = landmark;
    this.keys = keys;
  }

  /// A fault that strikes a process.
  ///
  /// @param word its key in a scenario file
  /// @param sentence without whom it strikes; each key in braces in the place of its value
  public static FaultEvent of(String word, String sentence, String... keys) {
    List<TraceKey> made = Arrays.stream(keys).map(TraceKey::of).toList();
    return new FaultEvent(word, sentence, true, false, made);
  }

  /// A fault that strikes no process alone.
  public static FaultEvent ofAll(String word, String sentence, TraceKey... keys) {
    return new FaultEvent(word, sentence, false, false, List.of(keys));
  }

  /// Returns this fault as one that no summary leaves out: without it nobody understands the rest.
  public FaultEvent landmark() {
    return new FaultEvent(word, sentence, aimed, true, keys);
  }

  public boolean isLandmark() {
    return landmark;
  }

  public String word() {
    return word;
  }

  /// Whether it strikes a process, so that it can miss.
  public boolean isAimed() {
    return aimed;
  }

  public List<TraceKey> keys() {
    return keys;
  }

  /// Returns what one strike says: a value for each key, in their order.
  ///
  /// @throws IllegalArgumentException if there are more or fewer values than keys
  public Detail.Struck with(Term... values) {
    return new Detail.Struck(this, List.of(values));
  }

  /// Returns what people are told of a strike with these values.
  String text(List<Term> values) {
    String text = sentence;
    for (int i = 0; i < values.size(); i++) {
      TraceKey key = keys.get(i);
      text = text.replace("{" + key + "}", text(key, values.get(i)));
    }
    return text;
  }

  private static String text(TraceKey key, Term value) {
    if (key.isDuration() && value instanceof Int nanos) {
      return duration(nanos.value());
    }
    if (key.isList() && value instanceof Tuple groups) {
      return groups.elements().stream().map(FaultEvent::group).collect(Collectors.joining(" | "));
    }
    return key.isWord() ? word(value) : value.inspect();
  }

  private static String group(Term value) {
    return value instanceof Tuple members
        ? members.elements().stream().map(FaultEvent::word).collect(Collectors.joining(", "))
        : word(value);
  }

  private static String word(Term value) {
    return value instanceof Atom word ? word.name() : value.inspect();
  }

  /// In the largest unit up to milliseconds of which it is a whole number.
  private static String duration(long nanos) {
    if (nanos % 1_000_000 == 0) {
      return nanos / 1_000_000 + " ms";
    }
    return nanos % 1_000 == 0 ? nanos / 1_000 + " us" : nanos + " ns";
  }

  @Override
  public String toString() {
    return word;
  }
}
