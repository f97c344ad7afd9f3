package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
  @TempDir Path folder;

  private static ScenarioText saved(String name, String text) {
    return new ScenarioText(name, Path.of("/scenarios", name + ".json"), null, text);
  }

  private static ScenarioText unsaved(String name, String text) {
    return new ScenarioText(name, null, null, text);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void whatIsKeptIsFoundAgain() throws IOException {
    new Drafts(folder).keep(saved("a", "given"), "edited ✎");

    assertThat(new Drafts(folder).find(saved("a", "given")))
        .hasValueSatisfying(draft -> assertThat(draft.text()).isEqualTo("edited ✎"));
    assertThat(new Drafts(folder).find(saved("b", "given"))).isEmpty();
  }

  @Test
  void aDraftOfAFileIsFoundEvenIfTheFileHasChanged() throws IOException {
    new Drafts(folder).keep(saved("a", "given"), "edited");

    assertThat(new Drafts(folder).find(saved("a", "other"))).isPresent();
    assertThat(new Drafts(folder).find(saved("a", "edited"))).isEmpty();
  }

  @Test
  void aDraftOfWhatHasNoFileBelongsToTheTextItBeganWith() throws IOException {
    new Drafts(folder).keep(unsaved("a-branch-1", "given"), "edited");

    assertThat(new Drafts(folder).find(unsaved("a-branch-1", "given"))).isPresent();
    assertThat(new Drafts(folder).find(unsaved("a-branch-1", "another branch"))).isEmpty();
  }

  @Test
  void theLastOneTakesThePlaceOfTheOneBefore() throws IOException {
    var drafts = new Drafts(folder.resolve("new"));
    drafts.keep(saved("a", "given"), "first");
    drafts.keep(saved("a", "given"), "second");

    assertThat(drafts.find(saved("a", "given")).orElseThrow().text()).isEqualTo("second");
    drafts.drop(saved("a", "given"));
    assertThat(drafts.find(saved("a", "given"))).isEmpty();
  }

  @Test
  void whatIsPutAsideIsNotOverwritten() throws IOException {
    var drafts = new Drafts(folder);
    drafts.keep(saved("a", "given"), "older");
    drafts.setAside(saved("a", "given"));
    drafts.keep(saved("a", "given"), "newer");

    assertThat(drafts.find(saved("a", "given")).orElseThrow().text()).isEqualTo("newer");
    assertThat(files()).hasSize(2);
    assertThat(files()).anySatisfy(file -> assertThat(file).hasContent("older"));
  }

  @Test
  void namesThatAreNoFileNamesAreNoDanger() throws IOException {
    var drafts = new Drafts(folder);
    drafts.keep(unsaved("../../a:b*" + "x".repeat(500), "given"), "edited");

    assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasParent(folder));
  }

  @Test
  void onlyTheNewestStay() throws IOException {
    var drafts = new Drafts(folder);
    for (int i = 0; i < 60; i++) {
      drafts.keep(saved("s" + i, ""), "text");
    }

    assertThat(files()).hasSize(50);
    assertThat(drafts.find(saved("s59", ""))).isPresent();
  }
}
