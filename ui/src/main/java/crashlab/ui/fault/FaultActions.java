package crashlab.ui.fault;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.session.RunSession;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What all views do with a process: a click selects it, or strikes it if a fault is armed; the
/// menu has the faults that fit it.
public final class FaultActions implements ProcessActions {
  private final RunSession session;
  private final FaultView view;
  private @Nullable IntConsumer onInspect;
  private @Nullable IntConsumer onPinLane;
  private @Nullable Runnable onAskForMailbox;
  private @Nullable FaultMenu menu;

  public FaultActions(RunSession session, FaultView view) {
    this.session = session;
    this.view = view;
  }

  /// Is told which slot to show in the inspector, after it was selected.
  public void setOnInspect(IntConsumer action) {
    onInspect = action;
  }

  /// Is told which slot's lane to pin or unpin. Without one the menu does not offer it.
  public void setOnPinLane(IntConsumer action) {
    onPinLane = action;
  }

  /// Asks above which number of messages in the mailbox of the selected process to pause. Without
  /// it the menu does not offer that.
  public void setOnAskForMailbox(Runnable action) {
    onAskForMailbox = action;
  }

  @Override
  public void clicked(int slot) {
    if (isAiming()) {
      view.palette().strike(slot);
    } else {
      session.main().selection().selectSlot(slot);
    }
  }

  @Override
  public void showMenu(Node owner, int slot, double screenX, double screenY) {
    FaultMenu before = menu;
    if (before != null) {
      before.hide();
    }
    session.main().selection().selectSlot(slot);
    var now = new FaultMenu(view, slot, onAskForMailbox);
    now.addViews(onInspect == null ? null : () -> inspect(slot), pin(slot));
    menu = now;
    now.show(owner, screenX, screenY);
  }

  private @Nullable Runnable pin(int slot) {
    IntConsumer action = onPinLane;
    return action == null ? null : () -> action.accept(slot);
  }

  @Override
  public void inspect(int slot) {
    session.main().selection().selectSlot(slot);
    if (onInspect != null) {
      onInspect.accept(slot);
    }
  }

  @Override
  public boolean isAiming() {
    return view.palette().isArmed();
  }

  /// Takes the last fault out again.
  public void undoLast() {
    view.undoLast();
  }
}
