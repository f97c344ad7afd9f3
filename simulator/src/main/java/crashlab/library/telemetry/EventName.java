package crashlab.library.telemetry;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.Arrays;
import java.util.stream.Collectors;

/// An event, how often it was executed, and the handlers that it has now. Names match whole, never
/// by their beginning.
final class EventName {
  private static final Handler[] NONE = {};

  final Tuple name;
  final Tallies.Tally executions;

  /// In the order of their attachment. The array is never changed: an execution that has begun goes
  /// on with the handlers that there were.
  Handler[] handlers = NONE;

  EventName(Tuple name, Tallies.Tally executions) {
    this.name = name;
    this.executions = executions;
  }

  void detachAll() {
    handlers = NONE;
  }

  /// The name whose words the dots of a path part.
  static Tuple words(String dotted) {
    return new Tuple(
        Arrays.stream(dotted.split("\\.", -1)).map(word -> (Term) new Atom(word)).toList());
  }

  /// The name as metrics write it, with dots.
  static String dotted(Tuple name) {
    return name.elements().stream()
        .map(word -> word instanceof Atom atom ? atom.name() : word.inspect())
        .collect(Collectors.joining("."));
  }
}
