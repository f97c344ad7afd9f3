package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.Digested;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The details of the events of a log, each with a number. A term that was met shortly before gets
/// the number that it had: the traffic of a run says the same few things again and again.
final class DetailPool {
  private static final int NONE = -1;
  private static final int CACHE = 1 << 10;

  private final List<Digested> details = new ArrayList<>();
  // The number of the latest detail with this hash, plus 1; one slot each, no probing.
  private final int[] latest = new int[CACHE];

  /// Returns the number of `detail`. Allocates only to grow.
  int add(@Nullable Digested detail) {
    if (detail == null) {
      return NONE;
    }
    if (!(detail instanceof Term term)) {
      return append(detail); // identities, budgets, reports: hardly two are the same
    }
    int hash = quickHash(term) * 0x9E3779B9;
    int slot = hash >>> 22;
    int number = latest[slot] - 1;
    if (number >= 0 && details.get(number).equals(term)) {
      return number;
    }
    number = append(term);
    latest[slot] = number + 1;
    return number;
  }

  @Nullable Digested get(int number) {
    return number == NONE ? null : details.get(number);
  }

  private int append(Digested detail) {
    details.add(detail);
    return details.size() - 1;
  }

  /// Returns a hash at no cost: one that the term holds already, or that is arithmetic.
  private static int quickHash(Term term) {
    return switch (term) {
      case Atom atom -> atom.hashCode();
      case Tuple tuple -> tuple.hashCode();
      case MapTerm map -> map.hashCode();
      case Blob blob -> Long.hashCode(blob.bytes());
      case Text text -> text.value().hashCode();
      case Int number -> Long.hashCode(number.value());
      case Pid pid -> pid.number();
      case Bool bool -> bool == Bool.TRUE ? 1 : 0;
      case Opaque opaque -> opaque.word().hashCode();
      case ExceptionTerm exception -> exception.exception().hashCode();
      case Decimal decimal -> decimal.value().hashCode();
    };
  }
}
