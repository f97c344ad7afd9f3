package crashlab.ui;

import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The desktop application: one window with the scenario it was started with.
public final class CrashlabApplication extends Application {
  @Override
  public void start(Stage stage) {
    var theme = new Theme();
    var session =
        new RunSession(
            task -> Thread.ofVirtual().start(task),
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
            Platform::runLater);
    var pane = new BorderPane();
    pane.setBottom(new StatusBar(session));
    var scene = new Scene(pane, 1440, 900);
    theme.dress(scene);
    stage.setTitle("Crashlab");
    stage.setScene(scene);
    stage.show();
    if (getParameters().getRaw().contains("--rehearse")) {
      Platform.runLater(Platform::exit);
    }
  }
}
