package crashlab.ui;

import crashlab.ui.command.CommandPalette;
import crashlab.ui.command.Commands;
import crashlab.ui.command.KeyHelp;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.share.ShareView;
import crashlab.ui.share.Sharing;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;

/// What the window asks and tells in front of everything else.
final class WindowDialogs {
  private final RunSession session;
  private final Views views;
  private final ScenarioFiles files;
  private final Overlay overlay;

  WindowDialogs(RunSession session, Views views, ScenarioFiles files, Overlay overlay) {
    this.session = session;
    this.views = views;
    this.files = files;
    this.overlay = overlay;
  }

  boolean isShown() {
    return overlay.isShown();
  }

  void hide() {
    overlay.hide();
  }

  /// Asks what to compare with: a scenario that ships, or a file.
  void chooseCompared() {
    Branch shown = session.current();
    if (shown == null) {
      return;
    }
    var chooser =
        new ScenarioChooser(
            views.library().shipped(),
            shown.source().name(),
            files::compare,
            files::compare,
            overlay::hide);
    overlay.show(chooser, "");
    chooser.begin();
  }

  /// Asks how long the mailbox of a process is to become.
  void askForMailbox(String process, IntConsumer above) {
    var question = new MailboxQuestion(process, above, overlay::hide);
    overlay.show(question, "");
    question.begin();
  }

  void showKeys(Commands commands) {
    overlay.show(new KeyHelp(commands, ViewKeyTable.ALL), "All keys");
  }

  void showPalette(Commands commands) {
    var palette = new CommandPalette(commands, overlay::hide);
    overlay.show(palette, "");
    palette.begin();
  }

  /// Shows what of the run can be taken along.
  void share(Sharing sharing) {
    overlay.show(new ShareView(session, sharing), "Take along");
  }

  void showText(String title, String text) {
    var label = new Label(text);
    label.setWrapText(true);
    overlay.show(label, title);
  }
}
