package crashlab.ui.share;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.trace.AtomicFile;
import crashlab.trace.EventType;
import crashlab.ui.control.Picture;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What can be taken along of the run that is shown: pictures, the report, the figures, the chain.
///
/// What a picture shows is drawn at once; files are written on another thread, whole or not at all,
/// and what came of it is said in [#statusProperty].
public final class Sharing {
  /// How a picture is saved.
  public enum Format {
    PNG("PNG", ".png", 1),
    LARGE_PNG("PNG, double size", ".png", 2),
    SVG("SVG", ".svg", 1);

    private final String words;
    private final String ending;
    private final int scale;

    Format(String words, String ending, int scale) {
      this.words = words;
      this.ending = ending;
      this.scale = scale;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final RunSession session;
  private final PictureExport export;
  private final Function<String, @Nullable Path> target;
  private final Executor writer;
  private final ObservableList<Picture> pictures = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Node> window = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private Consumer<String> clipboard = Sharing::copy;

  /// @param target asks where a file of such a name is to be saved; null if nowhere
  public Sharing(RunSession session, Theme theme, Function<String, @Nullable Path> target) {
    this(session, theme, target, task -> Thread.ofVirtual().name("share").start(task));
  }

  Sharing(
      RunSession session, Theme theme, Function<String, @Nullable Path> target, Executor writer) {
    this.session = session;
    this.export = new PictureExport(theme);
    this.target = target;
    this.writer = writer;
  }

  /// The views that can be exported; the window puts them in.
  public ObservableList<Picture> pictures() {
    return pictures;
  }

  /// What a picture of the whole window shows; null if there is none.
  public ObjectProperty<@Nullable Node> windowProperty() {
    return window;
  }

  /// What came of the last thing that was asked for, as a sentence.
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  void setClipboard(Consumer<String> other) {
    clipboard = other;
  }

  // ---- pictures

  /// Saves a picture in the size that it has in the window.
  public void savePicture(Picture picture, Format format) {
    Recording run = recording();
    Path file = run == null ? null : ask(run, picture.pictureName(), format.ending);
    if (run == null || file == null) {
      return;
    }
    Caption caption = Caption.of(run, session.main().moment());
    double width = size(picture, Region::getWidth, WIDTH);
    double height = size(picture, Region::getHeight, HEIGHT);
    drawAndWrite(
        file,
        () ->
            format == Format.SVG
                ? export.svg(picture, width, height, caption)
                : export.png(picture, width, height, format.scale, caption));
  }

  private static double size(Picture picture, Function<Region, Double> which, double otherwise) {
    double size = picture instanceof Region region ? which.apply(region) : 0;
    return size < 1 ? otherwise : Math.floor(size);
  }

  /// Saves a picture of the whole window as PNG.
  public void saveWindow(Format format) {
    Recording run = recording();
    Node node = window.get();
    Path file = run == null || node == null ? null : ask(run, "window", ".png");
    if (run != null && node != null && file != null) {
      Caption caption = Caption.of(run, session.main().moment());
      drawAndWrite(file, () -> export.png(node, format.scale, caption));
    }
  }

  private void drawAndWrite(Path file, Supplier<byte[]> drawing) {
    try {
      byte[] bytes = drawing.get();
      write(file, () -> bytes);
    } catch (IllegalArgumentException tooLarge) {
      status.set("Not saved: " + tooLarge.getMessage() + " is too large.");
    }
  }

  // ---- words and figures

  /// Saves the run's story as the command line prints it.
  public void saveText() {
    save("report", ".txt", RunReport::text);
  }

  /// Saves the report as a document.
  public void saveMarkdown() {
    save("report", ".md", RunReport::markdown);
  }

  /// Saves the figures of the run and of its loads as CSV.
  public void saveFigures() {
    save("figures", ".csv", RunFigures::csv);
  }

  private void save(String what, String ending, Function<Recording, String> text) {
    Recording run = recording();
    Path file = run == null ? null : ask(run, what, ending);
    if (run != null && file != null) {
      write(file, () -> text.apply(run).getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Copies the chain that explains what is selected: the event, the end of the process, or the
  /// cascade.
  public void copyChain() {
    String chain = chain();
    if (chain.isEmpty()) {
      status.set("Select an event, a process that ended, or a cascade: then there is a chain.");
    } else {
      clipboard.accept(chain);
      status.set("The chain was copied, " + chain.lines().count() + " lines.");
    }
  }

  /// The chain that explains what is selected, a line for each step; empty if nothing is.
  public String chain() {
    Recording run = session.main().recording();
    return run == null ? "" : RunReport.chain(run, selected(run));
  }

  private long selected(Recording run) {
    ViewedRun view = session.main();
    if (view.selection().event() > 0) {
      return view.selection().event();
    }
    int slot = view.selection().slot();
    long end = slot < 0 || slot >= run.roster().size() ? 0 : end(run, slot, view.moment());
    int cascade = view.selection().cascade();
    if (end > 0 || cascade < 0 || cascade >= run.cascades().all().size()) {
      return end;
    }
    return run.cascades().all().get(cascade).told().getLast();
  }

  /// The `seq` of the last end of a process in a slot; 0 if none has ended.
  private static long end(Recording run, int slot, Moment moment) {
    Roster roster = run.roster();
    int pid = roster.pidAt(slot, moment.seq());
    for (int i = run.indexAtOrBefore(moment.seq()); pid >= 0 && i >= 0; i--) {
      if (run.log().type(i) == EventType.EXIT && roster.slotOf(run.log().pid(i)) == slot) {
        return run.log().seq(i);
      }
    }
    return 0;
  }

  private static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  // ---- files

  private @Nullable Recording recording() {
    Recording run = session.main().recording();
    if (run == null) {
      status.set("There is no run yet. Open a scenario first.");
    }
    return run;
  }

  private @Nullable Path ask(Recording run, String what, String ending) {
    String name = run.source().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    Path file = target.apply(name + '-' + what + ending);
    if (file == null) {
      status.set("Nothing was saved.");
      return null;
    }
    String given = String.valueOf(file.getFileName());
    return given.contains(".") ? file : file.resolveSibling(given + ending);
  }

  private void write(Path file, Supplier<byte[]> bytes) {
    status.set("Saving…");
    var _ =
        CompletableFuture.supplyAsync(() -> written(file, bytes.get()), writer)
            .whenCompleteAsync(
                (words, failure) ->
                    status.set(
                        failure == null ? words : "Not saved, by a mistake of ours: " + failure),
                Platform::runLater);
  }

  /// Returns what came of it.
  private static String written(Path file, byte[] bytes) {
    try (var whole = new AtomicFile(file)) {
      whole.write(bytes, bytes.length);
      whole.commit();
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
