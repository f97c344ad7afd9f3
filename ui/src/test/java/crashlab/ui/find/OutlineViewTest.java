package crashlab.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

@OnStage
class OutlineViewTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final Stagehand hand =
      Stagehand.show(() -> new OutlineView(session.main(), theme, new NoActions()));

  @Test
  void withoutARunItSaysToOpenAScenario() {
    assertThat(placeholder()).startsWith("Open a scenario");
  }

  @Test
  void aQueryThatFindsNothingSaysWhatToTry() {
    Stagehand.open(session, "tasks/linked-task.json");
    hand.settle().click("#find-field").type("zzz").settle();

    assertThat(placeholder()).startsWith("No process fits");
  }

  private record NoActions() implements ProcessActions {
    @Override
    public void clicked(int slot) {}

    @Override
    public void showMenu(Node owner, int slot, double screenX, double screenY) {}

    @Override
    public void inspect(int slot) {}

    @Override
    public boolean isAiming() {
      return false;
    }
  }

  private String placeholder() {
    ListView<?> list = hand.find("#outline-list");
    return list.getPlaceholder() instanceof Label label ? label.getText() : "";
  }
}
