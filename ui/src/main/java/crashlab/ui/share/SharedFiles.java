package crashlab.ui.share;

import crashlab.trace.AtomicFile;
import crashlab.ui.session.Recording;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The files that something is saved to: asks where, and writes them on another thread, whole or
/// not at all.
final class SharedFiles {
  private final Function<String, @Nullable Path> target;
  private final Executor writer;
  private final Consumer<String> status;

  /// @param target asks where a file of such a name is to be saved; null if nowhere
  /// @param status takes what came of it, as a sentence, on the UI thread
  SharedFiles(Function<String, @Nullable Path> target, Executor writer, Consumer<String> status) {
    this.target = target;
    this.writer = writer;
    this.status = status;
  }

  /// Asks for the file of something of a run; null if there is to be none.
  ///
  /// @param what it is, as a part of its name
  @Nullable Path ask(Recording run, String what, String ending) {
    String name = run.source().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    Path file = target.apply(name + '-' + what + ending);
    if (file == null) {
      status.accept("Nothing was saved.");
      return null;
    }
    String given = String.valueOf(file.getFileName());
    return given.contains(".") ? file : file.resolveSibling(given + ending);
  }

  /// Writes a file; the status says what came of it.
  ///
  /// @param bytes made on the other thread
  void write(Path file, Supplier<byte[]> bytes) {
    status.accept("Saving…");
    var _ =
        CompletableFuture.supplyAsync(() -> written(file, bytes.get()), writer)
            .whenCompleteAsync(
                (words, failure) ->
                    status.accept(
                        failure == null ? words : "Not saved, by a mistake of ours: " + failure),
                Platform::runLater);
  }

  /// Returns what came of it.
  private static String written(Path file, byte[] bytes) {
    try {
      AtomicFile.write(file, bytes);
      return "Saved " + file + '.';
    } catch (IOException e) {
      String why =
          switch (e) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "its folder may not be written";
            default -> String.valueOf(e.getMessage());
          };
      return "Not saved: " + file + ": " + why + '.';
    }
  }
}
