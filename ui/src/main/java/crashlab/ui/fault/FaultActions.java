package crashlab.ui.fault;

import crashlab.ui.control.ProcessActions;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.Selection;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import org.jspecify.annotations.Nullable;

/// What all views do with a process or a node: a click selects it, or strikes it if a fault is
/// armed; the menu has the faults that fit it.
public final class FaultActions implements ProcessActions {
  private final RunSession session;
  private final FaultView view;
  private @Nullable IntConsumer onInspect;
  private @Nullable IntConsumer onPinLane;
  private @Nullable Runnable onAskForMailbox;
  private @Nullable ContextMenu menu;

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
    session.main().selection().selectSlot(slot);
    var now = new FaultMenu(view, slot, onAskForMailbox);
    now.addViews(onInspect == null ? null : () -> inspect(slot), pin(slot));
    open(now, owner, screenX, screenY);
  }

  private void open(ContextMenu now, Node owner, double screenX, double screenY) {
    ContextMenu before = menu;
    if (before != null) {
      before.hide();
    }
    menu = now;
    now.show(owner, screenX, screenY);
  }

  @Override
  public void clickedNode(NodePlace node) {
    if (isAiming()) {
      view.palette().strike(new NodeTarget(node.node(), node.peer()));
    } else if (node.isLink()) {
      session.main().selection().selectSlot(Selection.NONE);
    } else {
      session.main().selection().selectNode(node.node());
    }
  }

  @Override
  public void showNodeMenu(Node owner, NodePlace node, double screenX, double screenY) {
    Recording run = session.main().recording();
    if (run != null) {
      var target = new NodeTarget(node.node(), node.peer());
      open(NodeMenu.of(view, run, target), owner, screenX, screenY);
    }
  }

  /// Opens the menu of all links of a node.
  public void showLinksMenu(Node owner, int node, double screenX, double screenY) {
    Recording run = session.main().recording();
    if (run != null) {
      open(NodeMenu.ofLinks(view, run, node), owner, screenX, screenY);
    }
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
