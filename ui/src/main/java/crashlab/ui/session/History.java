package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import crashlab.trace.Bisection;
import java.util.Arrays;

/// How the processes of a run looked, from its first instant to its last: every change of a slot's
/// look or mailbox, in order, in columns.
public final class History {
  /*
   * A picture of all slots is kept every so many changes; any other instant is that picture and the
   * changes since. How many are kept depends on how many slots there are, so that pictures take no
   * more room than the changes themselves.
   */
  private static final int PICTURE_BYTES = 96 << 20;
  private static final int LEAST_GAP = 1 << 15;

  /// The changes, one in each place of the arrays; what lies behind the last is not used.
  private record Changes(long[] times, int[] seqs, int[] slots, byte[] looks, int[] mailboxes) {}

  private final int slots;
  private final int size;
  private final Changes changes;
  private final int gap;
  private final byte[][] pictureLooks;
  private final int[][] pictureMailboxes;

  private History(int slots, int size, Changes changes) {
    this.slots = slots;
    this.size = size;
    this.changes = changes;
    long most = Math.max(2, PICTURE_BYTES / (5L * Math.max(1, slots)));
    this.gap = (int) Math.max(LEAST_GAP, size / most + 1);
    int pictures = size / gap + 1;
    this.pictureLooks = new byte[pictures][];
    this.pictureMailboxes = new int[pictures][];
    takePictures();
  }

  private void takePictures() {
    byte[] look = new byte[slots];
    int[] mailbox = new int[slots];
    for (int i = 0; i <= size; i++) {
      if (i % gap == 0) {
        pictureLooks[i / gap] = look.clone();
        pictureMailboxes[i / gap] = mailbox.clone();
      }
      if (i < size) {
        look[changes.slots[i]] = changes.looks[i];
        mailbox[changes.slots[i]] = changes.mailboxes[i];
      }
    }
  }

  /// How many slots the run had.
  public int slots() {
    return slots;
  }

  /// How many changes there are; their positions are 0 to this, exclusive.
  public int size() {
    return size;
  }

  public long timeNanos(int change) {
    return changes.times[change];
  }

  /// The last event before the change.
  public long seq(int change) {
    return changes.seqs[change];
  }

  public int slot(int change) {
    return changes.slots[change];
  }

  /// What the slot looks like from this change on.
  public Look look(int change) {
    return Look.of(changes.looks[change]);
  }

  /// How many messages wait there from this change on.
  public int mailbox(int change) {
    return changes.mailboxes[change];
  }

  /// How many changes have happened at a moment.
  public int changesAt(Moment moment) {
    return Bisection.first(
        0, size, i -> seq(i) > moment.seq() || timeNanos(i) > moment.timeNanos());
  }

  /// The position of the first change at or after a time, if it is at `from` or later.
  public int firstAt(int from, double nanos) {
    return Bisection.first(from, size, i -> timeNanos(i) >= nanos);
  }

  /// Puts the picture that is kept for the latest instant at or before `changes` into the given
  /// arrays and returns how many changes it includes.
  int restore(int changes, byte[] look, int[] mailbox) {
    int picture = Math.min(changes / gap, pictureLooks.length - 1);
    System.arraycopy(pictureLooks[picture], 0, look, 0, slots);
    System.arraycopy(pictureMailboxes[picture], 0, mailbox, 0, slots);
    return picture * gap;
  }

  int gap() {
    return gap;
  }

  /// Collects changes while a run is recorded.
  static final class Builder {
    private long[] times = new long[1024];
    private int[] seqs = new int[1024];
    private int[] slots = new int[1024];
    private byte[] looks = new byte[1024];
    private int[] mailboxes = new int[1024];
    private int size;

    int size() {
      return size;
    }

    void add(long timeNanos, long seq, int slot, Look look, int mailbox) {
      if (size == times.length) {
        int more = size + (size >> 1);
        times = Arrays.copyOf(times, more);
        seqs = Arrays.copyOf(seqs, more);
        slots = Arrays.copyOf(slots, more);
        looks = Arrays.copyOf(looks, more);
        mailboxes = Arrays.copyOf(mailboxes, more);
      }
      times[size] = timeNanos;
      seqs[size] = (int) seq;
      slots[size] = slot;
      looks[size] = (byte) look.ordinal();
      mailboxes[size] = mailbox;
      size++;
    }

    History build(int slotCount) {
      return new History(slotCount, size, new Changes(times, seqs, slots, looks, mailboxes));
    }
  }
}
