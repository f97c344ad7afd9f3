package crashlab.analysis.finding;

import crashlab.otp.Term;

/// What things have in common that differ by numbers alone: pids, references, counts.
final class Alike {
  private Alike() {}

  static String of(Term term) {
    return of(term.inspect());
  }

  static String of(String text) {
    return text.replaceAll("[0-9]+", "");
  }
}
