package crashlab.library.persistentterm;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.TermWords;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import java.math.BigDecimal;

/// A term under its key, as a literal of its own.
final class StoredTerm {
  /// The tuple of key and term, and what the area knows of itself. Source: OTP
  /// erl_bif_persistent.c, `persistent_term_put_2`; global.h, `ErtsLiteralArea`.
  private static final int AREA_WORDS = 3 + 3;

  final Term key;

  /// No other place has this very object, but those to which `get` has given it.
  final Term value;

  /// Whether a word is all that the term is, so that nobody refers to where it is stored.
  final boolean isImmediate;

  /// What `get` returns.
  final Detail.Result got;

  private final long areaBytes;

  StoredTerm(Term key, Term value, ErlangNode node) {
    this.key = key;
    this.value = copied(value);
    this.isImmediate = isImmediate(value, node);
    this.got = new Detail.Result("persistent_term_get", PersistentTerms.told(key), this.value);
    this.areaBytes = (AREA_WORDS + TermWords.of(key)) * TermWords.WORD_BYTES + bytes(value);
  }

  /// Tells whether it is equal to `other` as `=:=` says it.
  boolean is(Term other) {
    return TableKeys.same(value, other);
  }

  /// What a copy of the term takes of memory.
  long bytes() {
    return bytes(value);
  }

  /// What it takes of memory where it is stored.
  long areaBytes() {
    return areaBytes;
  }

  static long bytes(Term term) {
    return TermWords.of(term) * TermWords.WORD_BYTES;
  }

  /// Source: OTP erl_term.h, `is_immed`: atoms, small integers, `[]`, pids of the own node.
  private static boolean isImmediate(Term term, ErlangNode node) {
    if (term instanceof Pid pid) {
      return pid.node() == node.index();
    }
    boolean empty = term instanceof Tuple list && list.size() == 0;
    return empty || TermWords.of(term) == 0;
  }

  private static Term copied(Term term) {
    return switch (term) {
      case Tuple tuple -> new Tuple(tuple.elements());
      case MapTerm map -> new MapTerm(map.entries());
      case Blob(long bytes) -> new Blob(bytes);
      case Text(String text) -> new Text(text);
      case Int(long number) -> new Int(number);
      case Decimal(BigDecimal number) -> new Decimal(number);
      case ExceptionTerm(String exception, String message) -> new ExceptionTerm(exception, message);
      case Atom _, Bool _, Pid _, Opaque _ -> term;
    };
  }
}
