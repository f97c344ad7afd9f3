package crashlab.library.dets;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import java.util.List;

/// The file of a table that is open, with what is kept back from it.
///
/// Source: OTP dets.erl, `apply_op/3`, `perform_save/2`, `write_cache/1`.
final class OpenFile {
  /// Whether the file is as it was when it was closed.
  private enum Mode {
    /// It was made by this opening, and nothing has been written.
    NEW_DIRTY,
    DIRTY,
    /// Its mark is set.
    SAVED,
    /// It has no room left; no operation does anything any more.
    FAILED
  }

  private final OpenOptions options;
  private final TableRecord record;
  private final DetsFile file;
  private final WriteCache cache;
  private Mode mode;

  /// @param isNew whether it is made by this opening
  OpenFile(ErlangNode node, String table, OpenOptions options, DetsFile file, boolean isNew) {
    this.options = options;
    this.file = file;
    this.cache = new WriteCache(file.type);
    this.mode = isNew ? Mode.NEW_DIRTY : Mode.SAVED;
    this.record = DetsDisk.of(node).table(table);
    record.file = file;
    record.cache = cache;
  }

  boolean isDirty() {
    return mode == Mode.NEW_DIRTY || mode == Mode.DIRTY;
  }

  boolean hasFailed() {
    return mode == Mode.FAILED;
  }

  WriteCache cache() {
    return cache;
  }

  /// `ok`, or what all operations return since the file has no room left.
  Term status() {
    return hasFailed() ? DetsErrors.badObject(options.named()) : Atom.OK;
  }

  /// Tells whether another one may open it in this way.
  boolean fits(OpenOptions others) {
    return others.type() == file.type && others.file().equals(options.file());
  }

  /// A write begins: the mark is cleared. Tells whether it was set.
  boolean beginToWrite() {
    boolean wasSaved = mode == Mode.SAVED;
    if (!hasFailed()) {
      mode = Mode.DIRTY;
      file.isClosed = false;
    }
    return wasSaved;
  }

  /// Writes what was kept back; tells whether there was room for it. Where there was none, that is
  /// gone.
  boolean flush() {
    if (cache.fits(file)) {
      cache.writeTo(file);
      return true;
    }
    mode = Mode.FAILED;
    return false;
  }

  /// What was kept back is gone, or all but so many of it that nobody was told of.
  long lose(long untold) {
    long lost = Math.max(0, cache.rows() - untold);
    record.lost += lost;
    cache.clear();
    return lost;
  }

  /// Sets the mark.
  void mark() {
    mode = Mode.SAVED;
    file.isClosed = true;
  }

  /// The values of a key, for which the file has to be as the cache wants it.
  List<Term> under(Term key) {
    return file.rows.under(key);
  }

  long rows() {
    return file.rows.count();
  }

  long bytes() {
    return file.bytes();
  }

  /// The process has ended.
  void leave() {
    record.cache = null;
  }

  /// The objects of a key as a list.
  static Tuple objects(Term key, List<Term> values) {
    return new Tuple(values.stream().map(value -> (Term) Tuple.of(key, value)).toList());
  }
}
