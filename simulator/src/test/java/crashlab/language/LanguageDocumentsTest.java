package crashlab.language;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.trace.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The schema and the tables of the pages are what the declarations of the words say. With
/// `-Dlanguage=write` this test writes them anew; the difference belongs into the commit.
class LanguageDocumentsTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theSchemaIsMadeOfTheDeclarations() throws IOException {
    assertIsRenewed("scenario.schema.json", _ -> ScenarioSchema.text());
  }

  @Test
  void theTablesOfTheFormatPageAreMadeOfTheDeclarations() throws IOException {
    assertIsRenewed("scenario-format.md", FormatPage::renewed);
  }

  @Test
  void thePageOnTheTraceHasTheEventsThatAreDeclared() throws IOException {
    assertIsRenewed("trace-format.md", TracePage::renewed);
  }

  @Test
  void thePageOnTheTraceExplainsTheKeysOfEveryType() throws IOException {
    String page = Files.readString(DOCS.resolve("trace-format.md"));
    List<String> explained =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" | ") + 1))
            .toList();

    assertThat(EventType.values())
        .flatExtracting(EventType::keys)
        .allSatisfy(key -> assertThat(explained).anyMatch(row -> row.contains("`" + key + "`")));
  }

  private static void assertIsRenewed(String name, UnaryOperator<String> renewal)
      throws IOException {
    Path file = DOCS.resolve(name);
    String renewed = renewal.apply(Files.readString(file));
    if ("write".equals(System.getProperty("language"))) {
      Files.writeString(file, renewed);
    }

    assertThat(Files.readString(file).equals(renewed))
        .as(
            "docs/%s is stale: mvn -pl simulator test -Dtest=LanguageDocumentsTest"
                + " -Dlanguage=write",
            name)
        .isTrue();
  }
}
