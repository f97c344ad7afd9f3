package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnStage
class BranchesViewTest {
  @TempDir Path folder;

  private final Theme theme = new Theme();
  private final RunSession session = Stagehand.session();
  private final List<String> suggested = new ArrayList<>();
  private @Nullable Path file;
  private FaultPalette palette;
  private Stagehand stage;

  @BeforeEach
  void openAScenarioAndBreakItTwice() {
    stage =
        Stagehand.show(
            () -> {
              palette = new FaultPalette(session);
              return new BranchesView(
                  session,
                  theme,
                  name -> {
                    suggested.add(name);
                    return file;
                  });
            },
            theme,
            320,
            300);
    Stagehand.open(session, "supervision/one-for-all.json");
    inject(100_000_000L, FaultKind.of("kill"));
    inject(200_000_000L, FaultKind.of("hang"));
  }

  private void inject(long timeNanos, FaultKind kind) {
    Stagehand.onFx(() -> {
      session.main().player().seekTime(timeNanos);
      palette.pick(kind);
      int slot = session.main().recording().roster().size() - 1;
      assertThat(palette.strike(slot)).as(session.noticeProperty().get()).isTrue();
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    stage.settle();
  }

  private TreeView<Branch> tree() {
    return stage.find("#branches-tree");
  }

  private List<String> names() {
    return Stagehand.onFx(() -> session.branches().stream().map(Branch::name).toList());
  }

  private String current() {
    return Stagehand.onFx(() -> session.current().name());
  }

  private void choose(int row) {
    TreeView<Branch> tree = tree();
    Stagehand.onFx(() -> {
      tree.requestFocus();
      tree.getSelectionModel().select(row);
      return null;
    });
    stage.settle();
  }

  @Test
  void listsTheBranchesAsATreeWithWhereTheyBeganAndWhatWasDone() {
    assertThat(names())
        .containsExactly("one-for-all", "one-for-all-branch-1", "one-for-all-branch-2");
    assertThat(Stagehand.onFx(() -> tree().getExpandedItemCount())).isEqualTo(3);
    assertThat(Stagehand.onFx(() -> tree().getTreeItemLevel(tree().getTreeItem(2)))).isEqualTo(3);
    assertThat(Stagehand.onFx(() -> BranchTree.change(session.branches().get(1))))
        .startsWith("from 0.1 s: kill");
    stage.picture("branches-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    stage.picture("branches-light");
  }

  @Test
  void aClickShowsABranch() {
    stage.clickAt(tree(), 90, 20);

    assertThat(current()).isEqualTo("one-for-all");
  }

  @Test
  void f2RenamesAndThoseThatCameOfItStayBelow() {
    choose(1);

    stage.press(KeyCode.F2).type("without cache").press(KeyCode.ENTER);

    assertThat(names()).containsExactly("one-for-all", "without cache", "one-for-all-branch-2");
    assertThat(Stagehand.onFx(() -> session.branches().get(2).origin()))
        .isEqualTo(Stagehand.onFx(() -> session.branches().get(1)));
    assertThat(Stagehand.onFx(() -> session.branches().contains(session.current()))).isTrue();
    stage.picture("branches-renamed");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    choose(1);

    stage.press(KeyCode.F2).type("one-for-all").press(KeyCode.ENTER);

    assertThat(names()).contains("one-for-all-branch-1");
    assertThat(Stagehand.onFx(() -> session.noticeProperty().get()))
        .isEqualTo("Another branch is called \"one-for-all\".");
  }

  @Test
  void deleteRemovesABranchAndWhatCameOfItMovesUp() {
    choose(1);

    stage.press(KeyCode.DELETE);

    assertThat(names()).containsExactly("one-for-all", "one-for-all-branch-2");
    assertThat(Stagehand.onFx(() -> tree().getTreeItemLevel(tree().getTreeItem(1)))).isEqualTo(2);
    assertThat(current()).isEqualTo("one-for-all-branch-2");
  }

  @Test
  void comparesTheShownBranchWithTheSelectedOneAndEndsTheComparison() {
    choose(0);

    stage.click("#branches-compare");

    assertThat(Stagehand.onFx(() -> session.comparedProperty().get().name()))
        .isEqualTo("one-for-all");
    choose(0);
    stage.click("#branches-compare");
    assertThat(Stagehand.onFx(() -> session.comparedProperty().get())).isNull();
  }

  @Test
  void savesABranchAsAScenario() throws IOException {
    file = folder.resolve("saved.json");

    stage.click("#branches-save");

    assertThat(suggested).containsExactly("one-for-all-branch-2.json");
    assertThat(Files.readString(file)).contains("\"kill\"").contains("\"hang\"");
    assertThat(Stagehand.onFx(() -> session.noticeProperty().get())).isEqualTo("Saved saved.json.");
  }

  @Test
  void aFolderThatIsNotThereIsSaidNotThrown() {
    file = folder.resolve("nowhere").resolve("saved.json");

    stage.click("#branches-save");

    assertThat(Stagehand.onFx(() -> session.noticeProperty().get())).startsWith("Could not save");
  }

  @Test
  void savesNothingIfTheUserDoesNotSayWhere() {
    stage.click("#branches-save");

    assertThat(suggested).hasSize(1);
    assertThat(Stagehand.onFx(() -> session.noticeProperty().get())).startsWith("Branched at");
  }
}
