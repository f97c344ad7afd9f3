package crashlab.library.dets;

import crashlab.behaviour.ServerTimer;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.scenario.Step;
import java.util.List;

/// When the process of a table writes what it keeps back, and when it saves.
///
/// Source: OTP dets.erl, `update_cache/2`, `delayed_write/2`, `apply_op(auto_save, …)`.
final class Writing {
  /// Source: OTP dets.hrl, `DEFAULT_CACHE`.
  private static final long DELAY_NANOS = 3_000_000_000L;

  private static final long FULL_BYTES = 14_000;
  private static final long NEVER = -1;

  private final TableProcess process;
  private final OpenFile file;
  private final long autoSaveNanos;
  private final ServerTimer delayed;

  /// When the timer was meant for; when the cache was written last, or was first written into after
  /// that. Both are [#NEVER] while no timer runs.
  private long timerOf = NEVER;

  private long writeTime = NEVER;

  /// Writes since the file was last saved, or looked at for that.
  private long updates;

  Writing(TableProcess process, OpenFile file, long autoSaveNanos) {
    this.process = process;
    this.file = file;
    this.autoSaveNanos = autoSaveNanos;
    this.delayed = new ServerTimer(process, "delayed_write", this::delayedWrite);
  }

  private long now() {
    return process.node().nowNanos();
  }

  /// Each time the file gets dirty a timer of its own is started.
  void startAutoSave() {
    if (autoSaveNanos != Step.INFINITY) {
      new ServerTimer(process, "auto_save", this::autoSave).set(autoSaveNanos);
    }
  }

  /// It is saved if nothing was written since the timer was set.
  private void autoSave() {
    if (!file.isDirty()) {
      return;
    }
    if (updates == 0) {
      save();
    } else {
      updates = 0;
      startAutoSave();
    }
  }

  /// Keeps a write back.
  ///
  /// @param write puts it into the cache
  Term write(Runnable write) {
    if (file.hasFailed()) {
      return file.status();
    }
    if (file.beginToWrite()) {
      updates = 0;
      startAutoSave();
    }
    boolean wasEmpty = file.cache().isEmpty();
    write.run();
    if (file.cache().bytes() >= FULL_BYTES) {
      flush(1);
    } else if (writeTime == NEVER) {
      writeTime = now();
      setTimer(DELAY_NANOS);
    } else if (wasEmpty) {
      writeTime = now();
    }
    updates++;
    return file.status();
  }

  private void setTimer(long nanos) {
    timerOf = writeTime;
    delayed.set(nanos);
  }

  private void delayedWrite() {
    if (writeTime == timerOf) {
      flush(0);
      writeTime = NEVER;
    } else if (file.cache().isEmpty()) {
      writeTime = NEVER;
    } else {
      setTimer(writeTime - timerOf);
    }
  }

  /// Writes what is kept back.
  ///
  /// @param untold how many of its writes nobody has been told yet that they are done
  private void flush(long untold) {
    if (writeTime != NEVER) {
      writeTime = now();
    }
    if (file.cache().isEmpty() || file.hasFailed()) {
      return;
    }
    long rows = file.cache().rows();
    if (file.flush()) {
      process.tell(DetsEvents.FLUSH, new Int(rows));
      return;
    }
    long lost = file.lose(untold);
    if (lost > 0) {
      process.tell(DetsEvents.LOST, new Int(lost));
    }
  }

  /// Writes what is kept back, and sets the mark.
  Term save() {
    if (file.isDirty()) {
      flush(0);
    }
    if (file.isDirty()) {
      file.mark();
      process.tell(DetsEvents.SAVE);
    }
    return file.status();
  }

  Term sync() {
    updates = 0;
    return save();
  }

  /// A key that the cache does not tell of alone lets all of it be written.
  Term lookup(Term key) {
    if (file.hasFailed()) {
      return file.status();
    }
    List<Term> cached = file.cache().lookup(key);
    if (cached != null) {
      return OpenFile.objects(key, cached);
    }
    flush(0);
    return file.hasFailed() ? file.status() : OpenFile.objects(key, file.under(key));
  }

  /// Source: OTP dets.erl, `finfo/2`, which writes the cache first.
  Term info(InfoItem item) {
    flush(0);
    return new Int(
        switch (item) {
          case SIZE -> file.rows();
          case FILE_SIZE -> file.bytes();
        });
  }
}
