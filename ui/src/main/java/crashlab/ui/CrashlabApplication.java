package crashlab.ui;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The desktop application: one window with the scenario it was started with.
public final class CrashlabApplication extends Application {
  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var model = new ScenarioViewModel(getParameters().getRaw());

    stage.setTitle("Crashlab");
    stage.setScene(new Scene(new ScenarioView(model), 720, 240));
    stage.show();
  }
}
