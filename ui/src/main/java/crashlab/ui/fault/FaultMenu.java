package crashlab.ui.fault;

import atlantafx.base.controls.CaptionMenuItem;
import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.trace.ProcessKind;
import crashlab.ui.session.PlayTarget;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menu at a process: the faults that it can suffer, with defaults or with options; until when
/// to run; where to see more of it.
final class FaultMenu extends ContextMenu {
  private static final List<Integer> MAILBOXES = List.of(0, 10, 100, 1000);

  private final FaultView view;
  private final FaultPalette palette;
  private final RunSession session;
  private final int slot;
  private final @Nullable Runnable askForMailbox;

  /// @param askForMailbox asks how many messages are to wait; null if nobody can ask
  FaultMenu(FaultView view, int slot, @Nullable Runnable askForMailbox) {
    this.view = view;
    this.askForMailbox = askForMailbox;
    this.palette = view.palette();
    this.session = palette.session();
    this.slot = slot;
    setId("fault-menu");
    Recording run = session.main().recording();
    if (run != null) {
      fill(run);
    }
  }

  private void fill(Recording run) {
    Moment now = session.main().moment();
    String name = run.roster().label(slot);
    Optional<String> nobody = FaultTarget.whyNobody(run, now, slot);
    getItems().add(new CaptionMenuItem(name + " at " + Wording.instant(now.timeNanos())));
    if (nobody.isPresent()) {
      getItems().add(new CaptionMenuItem(nobody.get()));
    } else {
      addFaults(run.roster().kind(slot));
    }
    getItems().addAll(new SeparatorMenuItem(), runUntil(run));
  }

  private void addFaults(ProcessKind process) {
    var options = new Menu("With options…", new FontIcon(Feather.SLIDERS));
    options.setId("menu-options");
    for (FaultKind kind : FaultKind.ALL) {
      if (!kind.fits(process)) {
        continue;
      }
      FaultDraft preset = palette.preset(kind);
      var item = new MenuItem(label(preset), new FontIcon(kind.icon()));
      item.setId("menu-" + kind.key());
      item.setOnAction(_ -> palette.strike(preset, slot));
      getItems().add(item);
      if (!kind.fields().isEmpty()) {
        var with = new MenuItem(kind.title() + "…", new FontIcon(kind.icon()));
        with.setId("menu-options-" + kind.key());
        with.setOnAction(_ -> view.edit(kind));
        options.getItems().add(with);
      }
    }
    getItems().add(options);
  }

  /// What it does with its defaults, such as `Suspend for 1s`.
  private static String label(FaultDraft draft) {
    return label(draft.words(""));
  }

  /// The words of a fault as an item of a menu.
  static String label(String said) {
    String words = said.replace("  ", " ").replaceFirst(" (to|under) *$", "").strip();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private Menu runUntil(Recording run) {
    String name = run.roster().label(slot);
    var menu = new Menu("Run until", new FontIcon(Feather.SKIP_FORWARD));
    menu.setId("menu-until");
    menu.getItems()
        .addAll(
            until("menu-until-ends", name + " ends", new PlayTarget.ProcessEnds(slot)),
            until("menu-until-restarted", name + " is restarted", new PlayTarget.Restarted(slot)));
    for (int above : MAILBOXES) {
      menu.getItems()
          .add(
              until(
                  "menu-until-mailbox-" + above,
                  above == 0
                      ? "a message waits in its mailbox"
                      : "its mailbox holds more than " + Wording.count(above),
                  new PlayTarget.MailboxAbove(slot, above)));
    }
    Runnable ask = askForMailbox;
    if (ask != null) {
      var other = new MenuItem("its mailbox holds more than …");
      other.setId("menu-until-mailbox");
      other.setOnAction(_ -> ask.run());
      menu.getItems().add(other);
    }
    return menu;
  }

  private MenuItem until(String id, String label, PlayTarget condition) {
    var item = new MenuItem(label);
    item.setId(id);
    item.setOnAction(_ -> RunUntil.go(session, condition));
    return item;
  }

  /// Adds the ways to other views; null for one that is not there.
  void addViews(@Nullable Runnable inspect, @Nullable Runnable pinLane) {
    if (inspect != null || pinLane != null) {
      getItems().add(new SeparatorMenuItem());
    }
    if (inspect != null) {
      getItems().add(way("menu-inspect", "Inspect (Enter)", Feather.SEARCH, inspect));
    }
    if (pinLane != null) {
      getItems().add(way("menu-pin", "Pin or unpin its lane (P)", Feather.BOOKMARK, pinLane));
    }
  }

  private static MenuItem way(String id, String label, Feather icon, Runnable action) {
    var item = new MenuItem(label, new FontIcon(icon));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
