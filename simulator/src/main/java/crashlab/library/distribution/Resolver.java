package crashlab.library.distribution;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What becomes of two processes that were registered under one name on two sides of a split.
///
/// Source: OTP global.erl, `random_exit_name/3`, `random_notify_name/3`, `notify_all_name/3`,
/// `minmax/2`: nothing is random, the process on the lesser node keeps the name.
enum Resolver {
  /// The other one is killed.
  RANDOM_EXIT_NAME,
  /// The other one is told.
  RANDOM_NOTIFY_NAME,
  /// Both are told, and nobody keeps the name.
  NOTIFY_ALL_NAME;

  private static final Atom CONFLICT = new Atom("global_name_conflict");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Decides between two processes of two nodes; returns who keeps the name, or null.
  ///
  /// @param at the node that decides
  @Nullable ErlangProcess resolve(
      ErlangNode at, Term name, ErlangProcess one, ErlangProcess other, long cause) {
    boolean isLess = nodeOf(one).compareTo(nodeOf(other)) < 0;
    ErlangProcess kept = isLess ? one : other;
    ErlangProcess lost = isLess ? other : one;
    return switch (this) {
      case RANDOM_EXIT_NAME -> {
        at.lifecycle().exitSignal(null, lost, ExitReason.KILL, cause);
        yield kept;
      }
      case RANDOM_NOTIFY_NAME -> {
        tell(at, lost, Tuple.of(CONFLICT, name), cause);
        yield kept;
      }
      case NOTIFY_ALL_NAME -> {
        tell(at, one, Tuple.of(CONFLICT, name, other.pid()), cause);
        tell(at, other, Tuple.of(CONFLICT, name, one.pid()), cause);
        yield null;
      }
    };
  }

  private static String nodeOf(ErlangProcess process) {
    return process.node().name().name();
  }

  private static void tell(ErlangNode at, ErlangProcess whom, Term what, long cause) {
    at.deliver(whom, at.message(Message.Kind.INFO, null, what, cause));
  }
}
