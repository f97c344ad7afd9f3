package crashlab.library.persistentterm;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.otp.Pid;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.TermCopy;
import crashlab.otp.TermWords;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import java.util.List;

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

  /// The VM does not know it; those who look at a run want to.
  private final Pid writer;

  StoredTerm(Term key, Term value, ErlangNode node, Pid writer) {
    this.writer = writer;
    this.key = key;
    this.value = TermCopy.of(value);
    this.isImmediate = isImmediate(value, node);
    this.got = new Detail.Result("persistent_term_get", PersistentTerms.told(key), this.value);
    this.areaBytes = (AREA_WORDS + TermWords.of(key)) * TermWords.WORD_BYTES + bytes(value);
  }

  /// What there is to know of it, for those who look.
  NodeObject object() {
    return NodeObject.of(
        String.valueOf(PersistentTerms.told(key)),
        Fact.of("size", areaBytes + " bytes"),
        new Fact("put by", "", List.of(writer), 0));
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
}
