package crashlab.otp;

import java.util.List;

/// What a value may be. Patterns are plain: texts, numbers, booleans, tuples and maps, as a
/// scenario file writes them.
public sealed interface TermPattern {
  /// Stands for any value, anywhere inside a pattern.
  Text ANY = new Text("_");

  /// Just this, but for [#ANY].
  record Like(Term plain) implements TermPattern {}

  /// One of these, each as in [Like].
  record OneOf(List<Term> plain) implements TermPattern {
    public OneOf {
      plain = List.copyOf(plain);
    }
  }

  /// A text that begins so.
  record Prefix(String start) implements TermPattern {}
}
