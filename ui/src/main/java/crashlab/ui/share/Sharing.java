package crashlab.ui.share;

import crashlab.ui.control.Picture;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final SharedFiles files;
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
    this.files = new SharedFiles(target, writer, status::set);
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

  /// Saves a picture in the size that it has in the window.
  public void savePicture(Picture picture, Format format) {
    Recording run = recording();
    Path file = run == null ? null : files.ask(run, picture.pictureName(), format.ending);
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
    Path file = run == null || node == null ? null : files.ask(run, "window", ".png");
    if (run != null && node != null && file != null) {
      Caption caption = Caption.of(run, session.main().moment());
      drawAndWrite(file, () -> export.png(node, format.scale, caption));
    }
  }

  private void drawAndWrite(Path file, Supplier<byte[]> drawing) {
    try {
      byte[] bytes = drawing.get();
      files.write(file, () -> bytes);
    } catch (IllegalArgumentException tooLarge) {
      status.set("Not saved: " + tooLarge.getMessage() + " is too large.");
    }
  }

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
    Path file = run == null ? null : files.ask(run, what, ending);
    if (run != null && file != null) {
      files.write(file, () -> text.apply(run).getBytes(StandardCharsets.UTF_8));
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
    return run == null ? "" : RunReport.chain(run, ExplainedEvent.of(session.main(), run));
  }

  private static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private @Nullable Recording recording() {
    Recording run = session.main().recording();
    if (run == null) {
      status.set("There is no run yet. Open a scenario first.");
    }
    return run;
  }
}
