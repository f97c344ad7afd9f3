package crashlab.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.library.LibraryRow.Entry;
import crashlab.ui.library.LibraryRow.Heading;
import crashlab.ui.library.LibraryRow.Nothing;
import crashlab.ui.session.ScenarioCard;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryModelTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  @TempDir private Path folder;

  private final MemorySettings settings = new MemorySettings();

  @Test
  void namesAreThereBeforeAnyFileWasRead() {
    List<Runnable> waiting = new ArrayList<>();
    var model =
        new LibraryModel(
            new ShippedScenarios(SCENARIOS), new Recents(settings), waiting::add, Runnable::run);

    assertThat(titles(model)).contains("linked-task");
    waiting.forEach(Runnable::run);
    assertThat(titles(model))
        .doesNotContain("linked-task")
        .contains("Task.async takes its caller along");
  }

  @Test
  void topicsHavePlainWordsAndSayHowManyScenariosTheyHave() {
    LibraryModel model = model(SCENARIOS);

    List<Heading> headings =
        model.rows().stream().filter(Heading.class::isInstance).map(Heading.class::cast).toList();
    assertThat(headings.getFirst().words()).isEqualTo("Tasks: who dies with whom");
    assertThat(headings.getFirst().count()).isEqualTo(14);
    assertThat(headings).hasSize(12);
    assertThat(headings.stream().mapToInt(Heading::count).sum()).isEqualTo(entries(model).size());
  }

  @Test
  void solutionsAreHiddenUntilTheyAreAskedFor() {
    LibraryModel model = model(SCENARIOS);
    assertThat(entries(model)).noneMatch(ScenarioCard::isSolution);
    int before = entries(model).size();

    model.solutionsProperty().set(true);

    assertThat(entries(model)).anyMatch(ScenarioCard::isSolution);
    assertThat(entries(model).size()).isGreaterThan(before);
  }

  @Test
  void theSearchLooksIntoNamesTitlesAndDescriptions() {
    LibraryModel model = model(SCENARIOS);

    model.searchProperty().set("  CERTIFICATE climbs ");
    assertThat(entries(model)).extracting(ScenarioCard::name).containsExactly("nested-escalation");
    model.searchProperty().set("stripeclient");
    assertThat(entries(model)).extracting(ScenarioCard::name).contains("nested-escalation");
    model.searchProperty().set("zebra");
    assertThat(model.rows()).hasSize(1);
    assertThat(((Nothing) model.rows().getFirst()).words()).contains("zebra");
  }

  @Test
  void everyShippedScenarioCanBeOpened() {
    assertThat(entries(model(SCENARIOS))).allMatch(card -> card.problem() == null);
  }

  @Test
  void exercisesAndLessonsShowTheirLevel() {
    List<ScenarioCard> cards = entries(model(SCENARIOS));

    assertThat(badge(cards, "keep-checkout-alive")).isEqualTo("exercise level 1");
    assertThat(badge(cards, "nested-escalation")).isEqualTo("lesson level 2");
  }

  private static String badge(List<ScenarioCard> cards, String name) {
    return cards.stream()
        .filter(card -> card.name().equals(name))
        .map(card -> new Entry(card, false).badge())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBrokenFileSaysWhereItIsBroken() throws IOException {
    Files.createDirectory(folder.resolve("mine"));
    String text = Files.readString(SCENARIOS.resolve("tasks/linked-task.json"));
    Files.writeString(
        folder.resolve("mine/broken.json"), text.replace("\"one_for_one\"", "\"one_for_on\""));

    ScenarioCard card = entries(model(folder)).getFirst();

    assertThat(card.title()).isEqualTo("broken");
    assertThat(card.problem()).startsWith("broken.json:").contains("Did you mean \"one_for_one\"?");
  }

  @Test
  void whereNothingShipsTheLibrarySaysWhatToDo() {
    LibraryModel model = model(folder);

    assertThat(((Nothing) model.rows().getFirst()).next()).contains("Open a file");
  }

  @Test
  void recentFilesComeFirstTheLatestOnTop() throws IOException {
    Path one = copied("one.json");
    Path two = copied("two.json");
    var recents = new Recents(settings);
    recents.add(one);
    recents.add(two);
    recents.add(one);

    var model =
        new LibraryModel(new ShippedScenarios(SCENARIOS), recents, Runnable::run, Runnable::run);

    assertThat(model.rows().getFirst()).isEqualTo(new Heading("Recent", 2));
    assertThat(((Entry) model.rows().get(1)).card().file()).isEqualTo(one.toAbsolutePath());
    assertThat(((Entry) model.rows().get(1)).card().title()).startsWith("Task.async");
    assertThat(((Entry) model.rows().get(2)).card().file()).isEqualTo(two.toAbsolutePath());
  }

  @Test
  void recentFilesAreRememberedAndThoseThatAreGoneAreDropped() throws IOException {
    var recents = new Recents(settings);
    for (int i = 0; i < 12; i++) {
      recents.add(copied("scenario-" + i + ".json"));
    }
    Files.delete(folder.resolve("scenario-10.json"));

    var again = new Recents(settings);

    assertThat(again.paths()).hasSize(Recents.MOST - 1);
    assertThat(again.paths().getFirst()).isEqualTo(folder.resolve("scenario-11.json"));
    again.clear();
    assertThat(new Recents(settings).paths()).isEmpty();
  }

  @Test
  void whatIsRememberedWronglyIsNoFile() {
    settings.put("recents", "\0\n\n/nowhere/x.json");

    assertThat(new Recents(settings).paths()).isEmpty();
  }

  @Test
  void ofWhatIsDroppedTheFirstJsonFileIsOpenedOrElseTheFirstFile() {
    assertThat(FileDrop.chosen(List.of(new File("a.txt"), new File("b.JSON"))))
        .contains(Path.of("b.JSON"));
    assertThat(FileDrop.chosen(List.of(folder.toFile(), new File("a.txt"))))
        .contains(Path.of("a.txt"));
    assertThat(FileDrop.chosen(List.of(folder.toFile()))).isEmpty();
  }

  @Test
  void theFirstStartShowsAScenarioThatShips() {
    assertThat(Welcome.scenario(new ShippedScenarios(SCENARIOS)).orElseThrow().toString())
        .endsWith("nested-escalation.json");
    assertThat(Welcome.scenario(new ShippedScenarios(folder))).isEmpty();
  }

  private Path copied(String name) throws IOException {
    return Files.copy(SCENARIOS.resolve("tasks/linked-task.json"), folder.resolve(name));
  }

  private LibraryModel model(Path where) {
    return new LibraryModel(
        new ShippedScenarios(where), new Recents(settings), Runnable::run, Runnable::run);
  }

  private static List<ScenarioCard> entries(LibraryModel model) {
    return model.rows().stream()
        .filter(Entry.class::isInstance)
        .map(row -> ((Entry) row).card())
        .toList();
  }

  private static List<String> titles(LibraryModel model) {
    return entries(model).stream().map(ScenarioCard::title).toList();
  }
}
