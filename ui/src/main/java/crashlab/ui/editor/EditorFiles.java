package crashlab.ui.editor;

import crashlab.trace.AtomicFile;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.editor.Drafts.Draft;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Saves texts, and keeps what was not saved as drafts, so that nothing is lost if the window goes
/// away. Belongs to the UI thread; files are read and written on another one.
final class EditorFiles {
  private final EditorModel model;
  private final FileDialogs dialogs;
  private final @Nullable Drafts drafts;
  private final Threads threads;
  private final ReadOnlyObjectWrapper<@Nullable Draft> offer = new ReadOnlyObjectWrapper<>();

  /// What does something with files.
  private interface Work {
    void run() throws IOException;
  }

  /// @param drafts null if none are kept
  /// @param threads of which the worker runs one task after the other
  EditorFiles(EditorModel model, FileDialogs dialogs, @Nullable Drafts drafts, Threads threads) {
    this.model = model;
    this.dialogs = dialogs;
    this.drafts = drafts;
    this.threads = threads;
  }

  /// Begins to look for drafts of what is shown.
  void follow() {
    model.shownProperty().subscribe((EditedText text) -> lookForDraft(text));
  }

  /// A draft of the text that is shown, left by an earlier window; null if there is none.
  ReadOnlyObjectProperty<@Nullable Draft> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /// Saves the text to its file; asks for one if it has none, or if somebody else has changed it.
  void save() {
    EditedText text = model.shown();
    if (text != null) {
      Path file = text.file;
      if (file == null) {
        saveAs();
      } else {
        model.keep();
        save(text, file, text.saved);
      }
    }
  }

  /// Asks for a file and saves the text to it.
  void saveAs() {
    EditedText text = model.shown();
    if (text != null) {
      model.keep();
      Path chosen = dialogs.saveScenario(text.running.name() + ".json");
      if (chosen != null) {
        save(text, chosen, null);
      }
    }
  }

  /// @param expected what the file must hold to be overwritten; null if whatever it holds
  private void save(EditedText text, Path file, @Nullable String expected) {
    String now = text.text;
    threads
        .worker()
        .execute(() -> {
          try {
            if (expected != null && isOther(file, text.forFile(expected))) {
              threads
                  .ui()
                  .execute(() -> {
                    model
                        .noticeProperty()
                        .set(
                            file.getFileName()
                                + " was changed by another program: choose where to save.");
                    saveAs();
                  });
              return;
            }
            write(file, text.forFile(now));
            threads
                .ui()
                .execute(() -> {
                  text.file = file;
                  model.saved(text, now);
                  model.noticeProperty().set("Saved " + file.getFileName() + ".");
                });
            if (drafts != null) {
              drafts.drop(text.origin());
            }
          } catch (IOException e) {
            threads.ui().execute(() -> model.noticeProperty().set(failed("save " + file, e)));
          }
        });
  }

  private static boolean isOther(Path file, String expected) throws IOException {
    return Files.isRegularFile(file)
        && !Files.readString(file, StandardCharsets.UTF_8).equals(expected);
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String failed(String what, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "Could not " + what + ": " + why;
  }

  private void lookForDraft(@Nullable EditedText text) {
    offer.set(null);
    Drafts kept = drafts;
    if (text == null || kept == null || text.drafted != null) {
      return;
    }
    inBackground(() -> {
      Draft found = kept.find(text.origin()).orElse(null);
      threads
          .ui()
          .execute(() -> {
            if (found != null && text == model.shown() && text.drafted == null) {
              offer.set(found);
            }
          });
    });
  }

  /// Keeps what is shown, if it was changed and not saved since.
  void keepDraft() {
    EditedText text = model.shown();
    Drafts kept = drafts;
    if (text == null || kept == null) {
      return;
    }
    model.keep();
    String now = text.text;
    boolean changed = !now.equals(text.saved);
    if (now.equals(text.drafted) || (!changed && text.drafted == null)) {
      return;
    }
    boolean first = offer.get() != null && text.drafted == null;
    text.drafted = now;
    ScenarioText source = text.origin();
    inBackground(() -> {
      if (first) {
        kept.setAside(source);
      }
      if (changed) {
        kept.keep(source, now);
      } else {
        kept.drop(source);
      }
    });
  }

  /// Puts the draft in the place of the text; this can be undone.
  void restore() {
    Draft draft = offer.get();
    EditedText text = model.shown();
    offer.set(null);
    if (draft != null
        && text != null
        && !model.takeOver(text, EditedText.unixLines(draft.text()))) {
      model.noticeProperty().set("The draft changes more than this exercise lets you edit.");
    }
  }

  /// Forgets the draft.
  void discard() {
    EditedText text = model.shown();
    Drafts kept = drafts;
    offer.set(null);
    if (text != null && kept != null) {
      inBackground(() -> kept.drop(text.origin()));
    }
  }

  private void inBackground(Work work) {
    threads
        .worker()
        .execute(() -> {
          try {
            work.run();
          } catch (IOException e) {
            threads.ui().execute(() -> model.noticeProperty().set(failed("keep a draft", e)));
          }
        });
  }
}
