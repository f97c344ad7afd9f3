package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;

/// What is selected, everywhere at once: a slot or a node, an event, a cascade and how much of it
/// is drawn.
public final class Selection {
  /// Where nothing is selected.
  public static final int NONE = -1;

  private final IntegerProperty slot = new SimpleIntegerProperty(NONE);
  private final IntegerProperty node = new SimpleIntegerProperty(NONE);
  private final LongProperty event = new SimpleLongProperty(0);
  private final IntegerProperty cascade = new SimpleIntegerProperty(NONE);
  private final BooleanProperty wholeChain = new SimpleBooleanProperty(false);
  private final BooleanProperty wholeChainHeld = new SimpleBooleanProperty(false);
  private final BooleanExpression wholeChainShown = wholeChain.or(wholeChainHeld);
  private long chosen;

  Selection() {}

  /// The selected process's slot; [#NONE] for none.
  public IntegerProperty slotProperty() {
    return slot;
  }

  public int slot() {
    return slot.get();
  }

  /// Selects a process and no event.
  public void selectSlot(int which) {
    choose(0);
    node.set(NONE);
    slot.set(which);
  }

  /// The selected node's number; [#NONE] for none. Where a node is selected no process is.
  public IntegerProperty nodeProperty() {
    return node;
  }

  public int node() {
    return node.get();
  }

  /// Selects a node, and neither a process nor an event.
  public void selectNode(int which) {
    choose(0);
    slot.set(NONE);
    node.set(which);
  }

  /// The `seq` of the selected event; 0 for none.
  public LongProperty eventProperty() {
    return event;
  }

  public long event() {
    return event.get();
  }

  /// Selects an event and the process that it happens to.
  public void selectEvent(long seq, int itsSlot) {
    choose(seq);
    node.set(NONE);
    slot.set(itsSlot);
  }

  private void choose(long seq) {
    chosen = seq;
    event.set(seq);
  }

  /// Lets the selected event go when the cursor moves on, so that all views follow the cursor
  /// again; it is selected once more when the cursor comes back to it. The process stays selected.
  void follow(Moment now) {
    event.set(now.seq() == chosen ? chosen : 0);
  }

  /// The selected cascade, by its position among the run's; [#NONE] for none.
  public IntegerProperty cascadeProperty() {
    return cascade;
  }

  public int cascade() {
    return cascade.get();
  }

  public void selectCascade(int which) {
    cascade.set(which);
  }

  /// Whether all arrows of the selected cascade are to be drawn instead of those of one step.
  public BooleanProperty wholeChainProperty() {
    return wholeChain;
  }

  /// The same for as long as somebody holds a key.
  public BooleanProperty wholeChainHeldProperty() {
    return wholeChainHeld;
  }

  /// Whether all arrows of the selected cascade are drawn now, for one reason or the other.
  public BooleanExpression wholeChainShown() {
    return wholeChainShown;
  }

  /// Selects nothing.
  public void clear() {
    choose(0);
    node.set(NONE);
    slot.set(NONE);
    cascade.set(NONE);
  }
}
