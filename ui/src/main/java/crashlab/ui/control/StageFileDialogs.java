package crashlab.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's own dialogs. They begin in the folder that was chosen last.
public final class StageFileDialogs implements FileDialogs {
  private static final Map<String, String> KINDS =
      Map.of("json", "Scenarios", "png", "Pictures", "svg", "Drawings", "csv", "Tables");

  private final Window owner;
  private @Nullable File folder;

  public StageFileDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public @Nullable Path openScenario() {
    FileChooser chooser = chooser("Open a scenario", "json");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*.*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public @Nullable Path saveScenario(String suggestedName) {
    FileChooser chooser = chooser("Save the scenario", "json");
    chooser.setInitialFileName(suggestedName);
    return chosen(chooser.showSaveDialog(owner));
  }

  @Override
  public @Nullable Path savePicture(String suggestedName) {
    String ending = suggestedName.substring(suggestedName.lastIndexOf('.') + 1);
    FileChooser chooser = chooser("Save the picture", ending);
    chooser.setInitialFileName(suggestedName);
    return chosen(chooser.showSaveDialog(owner));
  }

  private FileChooser chooser(String title, String ending) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    String kind = KINDS.getOrDefault(ending, "Files");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind + " (*." + ending + ")", "*." + ending));
    return chooser;
  }

  private @Nullable Path chosen(@Nullable File file) {
    if (file == null) {
      return null;
    }
    folder = file.getParentFile();
    return file.toPath();
  }
}
