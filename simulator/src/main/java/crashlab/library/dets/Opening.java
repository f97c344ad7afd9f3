package crashlab.library.dets;

import crashlab.kernel.Nanos;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// What the opening of a table does with its file.
///
/// Source: OTP dets.erl, `fopen3/2`, `fopen_existing_file/2`, `fopen_init_file/2`.
final class Opening {
  /// A file that was closed is copied block by block when it is written anew, which takes about a
  /// third of a repair: on OTP 25 0.51 s against 1.44 s for 100,000 rows.
  private static final int COPY_SHARE = 3;

  private final ErlangNode node;
  private final OpenOptions options;
  private final @Nullable DetsFile found;

  Opening(ErlangNode node, OpenOptions options) {
    this.node = node;
    this.options = options;
    this.found = DetsDisk.of(node).file(options.file());
  }

  /// What the opening returns if it fails, else null. The type is looked at after the mark.
  @Nullable Term refusal() {
    if (found == null) {
      return null;
    }
    if (!found.isClosed && options.repair() == Repair.NEVER) {
      return DetsErrors.needsRepair(options.named());
    }
    return found.type == options.type() ? null : DetsErrors.typeMismatch(options.named());
  }

  /// Tells whether the file is repaired.
  boolean repairs() {
    return found != null && !found.isClosed;
  }

  /// How many rows are read for that.
  long rows() {
    return found == null ? 0 : found.rows.count();
  }

  /// How long it takes.
  long nanos() {
    long all = Nanos.times(rows(), node.costs().of(Cost.DETS_REPAIR_ROW));
    if (repairs()) {
      return all;
    }
    return options.repair() == Repair.FORCE ? all / COPY_SHARE : 0;
  }

  /// The file is open from now on.
  OpenFile finish(String table) {
    if (found == null) {
      DetsFile made = DetsDisk.of(node).create(options.file(), options.type());
      return new OpenFile(node, table, options, made, true);
    }
    found.isClosed = true;
    return new OpenFile(node, table, options, found, false);
  }
}
