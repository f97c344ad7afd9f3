package crashlab.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads scenario files: strictly, and with all problems of a file told at once.
///
/// No input makes it throw, and none takes it more than bounded time and memory ([JsonLimits]).
public final class ScenarioReader {
  private final Vocabulary vocabulary;

  /// @param vocabulary the words that scenarios may use
  public ScenarioReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Reads a file and, from its folder and below, the files that it extends.
  public ReadResult read(Path file, ReadOptions options) {
    byte[] bytes;
    try {
      bytes = SourceLoader.read(file);
    } catch (IOException e) {
      return unreadable(file, e);
    }
    Path folder = file.toAbsolutePath().getParent();
    SourceLoader loader = folder == null ? SourceLoader.none() : SourceLoader.folder(folder);
    return read(file.toString(), bytes, options, loader);
  }

  /// Returns why a file could not be read.
  static ReadResult unreadable(Path file, IOException e) {
    var problems = new Problems();
    String why =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "it may not be read";
          case FileSystemException failed when failed.getReason() != null -> failed.getReason();
          case FileSystemException _ ->
              Files.isDirectory(file) ? "it is a folder" : e.getClass().getSimpleName();
          default -> e.getMessage();
        };
    problems.add(new Source(file.toString(), "", 0), 0, 0, "cannot read the file: " + why);
    return refused(problems);
  }

  /// Reads a scenario from a text.
  ///
  /// @param name the file's name for people
  public ReadResult read(String name, String text, ReadOptions options, SourceLoader loader) {
    if (hasLoneSurrogate(text)) {
      var problems = new Problems();
      var source = new Source(name, text, 0);
      problems.add(source, 0, 0, "the text holds half a surrogate pair");
      return refused(problems);
    }
    return read(new Source(name, text, 0), options, loader, new Problems());
  }

  /// Reads a scenario from the bytes of a file.
  public ReadResult read(String name, byte[] bytes, ReadOptions options, SourceLoader loader) {
    var problems = new Problems();
    Source source = Utf8.decode(name, bytes, 0, problems);
    return source == null ? refused(problems) : read(source, options, loader, problems);
  }

  private static boolean hasLoneSurrogate(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private ReadResult read(
      Source source, ReadOptions options, SourceLoader loader, Problems problems) {
    JsonValue own = JsonReader.read(source, problems);
    var inheritance = new Inheritance(source.name(), loader, problems);
    JsonValue document = own == null ? null : document(own, inheritance, problems);
    if (document == null) {
      return refused(problems);
    }
    var parameters = new Parameters(problems);
    JsonValue complete = parameters.apply(document, options.params());
    var values = new Values(problems);
    var names = new Names(vocabulary, new NameIndex(complete), new GivenNodes(complete), problems);
    var reading = new Reading(vocabulary, values, names);
    Scenario scenario = new DocumentReader(reading, parameters, options).scenario(complete);
    if (scenario == null || !problems.isEmpty()) {
      return refused(problems);
    }
    return new ReadResult.Read(scenario, source, complete, inheritance.bases());
  }

  private static @Nullable JsonValue document(
      JsonValue own, Inheritance inheritance, Problems problems) {
    if (!(own instanceof JsonValue.Obj)) {
      problems.mismatch(At.root(own), "a scenario: an object");
      return null;
    }
    return inheritance.resolve(own);
  }

  private static ReadResult refused(Problems problems) {
    var shown = problems.shown();
    return new ReadResult.Refused(shown, problems.count() - shown.size());
  }
}
