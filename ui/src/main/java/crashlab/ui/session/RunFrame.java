package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import java.util.Arrays;

/// What all slots look like at one moment; moves from moment to moment.
///
/// Going on by little costs little; a jump costs at most the changes between two kept pictures.
/// Belongs to one thread.
public final class RunFrame {
  private final History history;
  private final byte[] look;
  private final int[] mailbox;
  private final int[] stamp;
  private int[] changed = new int[64];
  private int changedCount;
  private int moves;
  private int applied;
  private boolean everythingChanged = true;

  public RunFrame(History history) {
    this.history = history;
    this.look = new byte[history.slots()];
    this.mailbox = new int[history.slots()];
    this.stamp = new int[history.slots()];
  }

  /// Moves to a moment. Afterwards [#changedCount] and [#changed] tell what differs from before.
  public void moveTo(Moment moment) {
    int target = history.changesAt(moment);
    changedCount = 0;
    everythingChanged = false;
    moves++;
    if (target < applied || target - applied > history.gap()) {
      applied = history.restore(target, look, mailbox);
      everythingChanged = true;
    }
    for (; applied < target; applied++) {
      int slot = history.slot(applied);
      look[slot] = (byte) history.look(applied).ordinal();
      mailbox[slot] = history.mailbox(applied);
      note(slot);
    }
  }

  private void note(int slot) {
    if (everythingChanged || stamp[slot] == moves) {
      return;
    }
    stamp[slot] = moves;
    if (changedCount == changed.length) {
      changed = Arrays.copyOf(changed, changedCount * 2);
    }
    changed[changedCount++] = slot;
  }

  public int slots() {
    return look.length;
  }

  public Look look(int slot) {
    return Look.of(look[slot]);
  }

  /// How many messages wait in the mailbox of the slot's process.
  public int mailbox(int slot) {
    return mailbox[slot];
  }

  /// Whether the last move may have changed every slot.
  public boolean isEverythingChanged() {
    return everythingChanged;
  }

  /// How many slots the last move changed, unless everything changed.
  public int changedCount() {
    return changedCount;
  }

  /// The `index`-th slot that the last move changed.
  public int changed(int index) {
    return changed[index];
  }
}
