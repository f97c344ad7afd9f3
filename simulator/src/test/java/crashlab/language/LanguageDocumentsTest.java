package crashlab.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The schema and the tables of the format page are what the declarations of the words say. With
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
