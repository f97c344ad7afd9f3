package crashlab.trace;

import crashlab.otp.Digest;
import crashlab.otp.Term;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a library does by itself, declared where it is done: what the trace file calls it
/// and under which keys it says what.
///
/// ```java
/// static final LibraryEvent TRANSFER =
///     LibraryEvent.of("ets", "transfer", EventRole.NOTE, "table", "to", "data", "rows")
///         .says("handed the table {table} with {rows} rows to {to}");
/// …
/// program.emit(EventType.LIBRARY, heir, TRANSFER.with(table, to, data, rows));
/// ```
public final class LibraryEvent {
  private static final int NOTHING = -1;

  private final String word;
  private final String kind;
  private final EventRole role;
  private final List<TraceKey> keys;
  private final String sentence;
  private final Set<Trait> traits;
  private final int about;
  private final long digest;

  /// What people are told of it, and how.
  private enum Trait {
    TOLD_FIRST,
    INFLICTED,
    STRAIN,
    LANDMARK,
    IMPERSONAL
  }

  private LibraryEvent(
      String word,
      String kind,
      EventRole role,
      List<TraceKey> keys,
      String sentence,
      Set<Trait> traits,
      int about) {
    this.word = word;
    this.kind = kind;
    this.role = role;
    this.keys = keys;
    this.sentence = sentence;
    this.traits = traits;
    this.about = about;
    this.digest = Digest.mix(Digest.of(word), Digest.of(kind));
  }

  /// @param word the value of `event` in the trace file
  /// @param kind the value of `kind`; empty where the library has but one kind of event
  /// @param role [EventRole#WORK] for what belongs to the traffic of a running system,
  ///   [EventRole#NOTE] for what is to be kept of a run however long it is, [EventRole#FAILURE] for
  ///   what goes wrong
  /// @param keys in the order in which the line says them
  /// @throws IllegalArgumentException if the role is another: those belong to processes
  public static LibraryEvent of(String word, String kind, EventRole role, TraceKey... keys) {
    if (role != EventRole.WORK && role != EventRole.NOTE && role != EventRole.FAILURE) {
      throw new IllegalArgumentException("role of a library's event (" + role + ")");
    }
    return new LibraryEvent(word, kind, role, List.of(keys), "", EnumSet.noneOf(Trait.class), 0);
  }

  /// As the other, of keys whose values are no durations.
  public static LibraryEvent of(String word, String kind, EventRole role, String... keys) {
    return of(word, kind, role, Arrays.stream(keys).map(TraceKey::of).toArray(TraceKey[]::new));
  }

  /// Returns this event with what people are told of it, without its subject and a full stop:
  /// `handed the table {table} to {to}`. A part in square brackets is left out where one of its
  /// keys has no value.
  public LibraryEvent says(String text) {
    return new LibraryEvent(word, kind, role, keys, text, traits, about);
  }

  /// Returns this event as one that is told to whoever asks what happened, although nothing fails
  /// with it: once of all that are about the same, which is the value of its first key.
  public LibraryEvent toldFirst() {
    return with(Trait.TOLD_FIRST);
  }

  /// Returns this event as one that is told like that, once of all with the same value of a key.
  ///
  /// @throws IllegalArgumentException if it has no such key
  public LibraryEvent toldFirstOfEach(String key) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).toString().equals(key)) {
        return new LibraryEvent(word, kind, role, keys, sentence, traits, i).toldFirst();
      }
    }
    throw new IllegalArgumentException(this + " has no key (" + key + ")");
  }

  /// Returns this event as one that is told like that, once of all that one process does.
  public LibraryEvent toldFirstOfAll() {
    return new LibraryEvent(word, kind, role, keys, sentence, traits, NOTHING).toldFirst();
  }

  /// The place among its keys of the one that it is about; negative for none.
  public int about() {
    return about;
  }

  /// Returns this event as one that happens to its process whatever that does or waits for.
  public LibraryEvent inflicted() {
    return with(Trait.INFLICTED);
  }

  public boolean isInflicted() {
    return traits.contains(Trait.INFLICTED);
  }

  /// Returns this event as one that ends what all processes of the node had to do, from its cause
  /// on. Its first key is what that was about.
  public LibraryEvent strain() {
    return with(Trait.STRAIN);
  }

  public boolean isStrain() {
    return traits.contains(Trait.STRAIN);
  }

  /// Returns this event as one that no summary leaves out: without it nobody understands the rest.
  public LibraryEvent landmark() {
    return with(Trait.LANDMARK);
  }

  public boolean isLandmark() {
    return traits.contains(Trait.LANDMARK);
  }

  public boolean isToldFirst() {
    return traits.contains(Trait.TOLD_FIRST);
  }

  /// Returns this event as one that no process is the subject of: its sentence is whole.
  public LibraryEvent byItself() {
    return with(Trait.IMPERSONAL);
  }

  /// Whether its sentence has its subject.
  public boolean isImpersonal() {
    return traits.contains(Trait.IMPERSONAL);
  }

  private LibraryEvent with(Trait trait) {
    Set<Trait> more = EnumSet.copyOf(traits);
    more.add(trait);
    return new LibraryEvent(word, kind, role, keys, sentence, more, about);
  }

  public String word() {
    return word;
  }

  public String kind() {
    return kind;
  }

  public EventRole role() {
    return role;
  }

  public List<TraceKey> keys() {
    return keys;
  }

  /// Returns what people are told of such an event, each key in braces in the place of its value;
  /// empty: its words, its keys and their values.
  public String sentence() {
    return sentence;
  }

  /// Returns what one such event says: a value for each key, in their order; null where this one
  /// has none.
  ///
  /// A process is a [crashlab.otp.Pid], a count or a duration a [crashlab.otp.Int], a list a
  /// [crashlab.otp.Tuple].
  ///
  /// @throws IllegalArgumentException if there are more or fewer values than keys
  public Detail.Operation with(@Nullable Term... values) {
    return new Detail.Operation(this, Arrays.asList(values));
  }

  /// Returns the digest of word and kind. Allocates nothing.
  long digest() {
    return digest;
  }

  @Override
  public String toString() {
    return kind.isEmpty() ? word : word + ' ' + kind;
  }
}
