package crashlab.ui.fault;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A fault in the palette's list.
final class FaultCell extends ListCell<FaultKind> {
  private final FontIcon icon = new FontIcon();

  @Override
  protected void updateItem(@Nullable FaultKind kind, boolean empty) {
    super.updateItem(kind, empty);
    if (kind == null || empty) {
      setText(null);
      setGraphic(null);
      setId(null);
      return;
    }
    icon.setIconCode(kind.icon());
    setText(kind.title());
    setGraphic(icon);
    setId("fault-" + kind.key());
  }
}
