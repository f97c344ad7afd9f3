package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a list says of a scenario, read without the rest of its file.
///
/// @param title the name where the file has none
/// @param description Markdown; empty where the file has none
/// @param base the name of the scenario that it extends; empty where there is none
/// @param exercise whether there is a solution to it
record ScenarioHeading(Path file, String title, String description, String base, boolean exercise) {
  private static final String SOLUTION = ".solution";

  /// Reads the heading of a file. One that is no JSON has just its name.
  static ScenarioHeading read(Path file) {
    var reading = new Reading();
    try (JsonParser json =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
      reading.read(json);
    } catch (JacksonException | IOException e) {
      reading.title = "(cannot be read: " + OutputFile.why(e).lines().findFirst().orElse("") + ")";
    }
    String name = ShippedScenarios.name(file);
    return new ScenarioHeading(
        file,
        reading.title.isEmpty() ? name : reading.title,
        reading.description,
        reading.base.isEmpty() ? "" : ShippedScenarios.name(Path.of(reading.base)),
        reading.exercise && !name.endsWith(SOLUTION));
  }

  String name() {
    return ShippedScenarios.name(file);
  }

  boolean isSolution() {
    return name().endsWith(SOLUTION);
  }

  private static final class Reading {
    private String title = "";
    private String description = "";
    private String base = "";
    private boolean exercise;

    private void read(JsonParser json) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = json.currentName();
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        switch (key) {
          case "title" -> title = text ? json.getString() : "";
          case "description" -> description = text ? json.getString() : "";
          case "extends" -> base = text ? json.getString() : "";
          case "lesson" -> readLesson(json);
          default -> json.skipChildren();
        }
      }
    }

    private void readLesson(JsonParser json) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        exercise |= json.currentName().equals("solution");
        json.nextToken();
        json.skipChildren();
      }
    }
  }
}
