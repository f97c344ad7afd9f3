package crashlab.ui.compare;

import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Where run B is chosen: one of the branches, or another file.
final class BranchChooser extends ComboBox<BranchChooser.Choice> {
  /// What can be chosen.
  sealed interface Choice {
    /// For people.
    String words();
  }

  private record OfBranch(Branch branch) implements Choice {
    @Override
    public String words() {
      return branch.change().isEmpty() ? branch.name() : branch.name() + ": " + branch.change();
    }
  }

  private enum Elsewhere implements Choice {
    FILE;

    @Override
    public String words() {
      return "Another scenario…";
    }
  }

  private final RunSession session;
  private final CompareModel model;
  private final Runnable chooseFile;
  private boolean filling;

  BranchChooser(RunSession session, CompareModel model, Runnable chooseFile) {
    this.session = session;
    this.model = model;
    this.chooseFile = chooseFile;
  }

  /// Begins to follow the session.
  BranchChooser install() {
    setId("compare-b");
    setAccessibleText("Run B: what to compare with");
    setPromptText("Choose run B");
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice choice) {
            return choice == null ? "" : choice.words();
          }

          @Override
          public @Nullable Choice fromString(String words) {
            return null;
          }
        });
    valueProperty().subscribe(this::chosen);
    session.branches().subscribe(this::fill);
    session.currentProperty().subscribe(this::fill);
    session.comparedProperty().subscribe(this::fill);
    return this;
  }

  private void fill() {
    filling = true;
    List<Choice> choices = new ArrayList<>();
    Choice now = null;
    for (Branch branch : model.candidates()) {
      var choice = new OfBranch(branch);
      choices.add(choice);
      now = branch.equals(session.comparedProperty().get()) ? choice : now;
    }
    choices.add(Elsewhere.FILE);
    getItems().setAll(choices);
    setValue(now);
    filling = false;
  }

  private void chosen(@Nullable Choice choice) {
    if (filling || choice == null) {
      return;
    }
    switch (choice) {
      case OfBranch(Branch branch) -> session.compareWith(branch);
      case Elsewhere.FILE -> {
        fill();
        chooseFile.run();
      }
    }
  }
}
