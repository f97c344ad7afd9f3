package crashlab.ui.fault;

import atlantafx.base.controls.CaptionMenuItem;
import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeState;
import crashlab.ui.fault.FaultKind.Field;
import crashlab.ui.session.NodeWords;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menu at a node, or at a link: how it is, the faults that it can suffer, and at a node those
/// of its links.
final class NodeMenu extends ContextMenu {
  private static final List<String> ENDLESS = List.of("");

  private final FaultView view;
  private final FaultPalette palette;
  private final Recording run;
  private final Moment now;
  private final NodeWords words;

  private NodeMenu(FaultView view, Recording run) {
    this.view = view;
    this.palette = view.palette();
    this.run = run;
    this.now = palette.session().main().moment();
    this.words = new NodeWords(run.nodes(), now);
    setId("node-menu");
  }

  static NodeMenu of(FaultView view, Recording run, NodeTarget target) {
    var menu = new NodeMenu(view, run);
    ObservableList<MenuItem> items = menu.getItems();
    if (target.isLink()) {
      menu.link(items, target);
    } else {
      menu.node(items, target);
    }
    items.add(new SeparatorMenuItem());
    items.add(menu.heal());
    items.add(menu.options());
    return menu;
  }

  /// The links of a node, and the faults of each.
  static NodeMenu ofLinks(FaultView view, Recording run, int node) {
    var menu = new NodeMenu(view, run);
    ObservableList<MenuItem> items = menu.getItems();
    items.add(
        new CaptionMenuItem(
            "Links of %s at %s".formatted(menu.name(node), Wording.instant(menu.now.timeNanos()))));
    items.addAll(menu.eachLink(node));
    items.add(new SeparatorMenuItem());
    items.add(menu.heal());
    items.add(menu.options());
    return menu;
  }

  private void node(ObservableList<MenuItem> items, NodeTarget target) {
    int node = target.node();
    String trouble = words.trouble(node);
    NodeState state = run.nodes().state(node, now);
    items.add(
        new CaptionMenuItem(
            "Node %s at %s".formatted(name(node), Wording.instant(now.timeNanos()))));
    items.add(new CaptionMenuItem(state.word() + (trouble.isEmpty() ? "" : ", " + trouble)));
    for (FaultKind kind : FaultKind.OF_NODES) {
      if (kind.hasTarget() && kind.fits(state) && !kind.asksFor(Field.LATENCY)) {
        presets(kind).forEach(draft -> items.add(item(draft, target)));
      }
    }
    items.add(links(node));
  }

  private Menu links(int node) {
    var links = new Menu("Link to", new FontIcon(Feather.SHARE_2));
    links.setId("menu-links");
    links.getItems().addAll(eachLink(node));
    return links;
  }

  private List<Menu> eachLink(int node) {
    List<Menu> links = new ArrayList<>();
    for (int peer = 0; peer < run.nodes().names().size(); peer++) {
      if (peer != node) {
        var link = new Menu(name(peer) + ": " + words.link(node, peer));
        link.setId("menu-link-" + name(peer));
        link(link.getItems(), new NodeTarget(node, peer));
        links.add(link);
      }
    }
    return links;
  }

  private void link(ObservableList<MenuItem> items, NodeTarget target) {
    items.add(
        new CaptionMenuItem(
            "%s – %s at %s"
                .formatted(
                    name(target.node()), name(target.peer()), Wording.instant(now.timeNanos()))));
    items.add(new CaptionMenuItem(words.link(target.node(), target.peer())));
    for (FaultKind kind : FaultKind.OF_NODES) {
      if (kind.strikesLinks()) {
        presets(kind).forEach(draft -> items.add(item(draft, target)));
      }
    }
  }

  private String name(int node) {
    return run.nodes().names().get(node);
  }

  /// A fault with its defaults, and with each other choice that it has.
  private List<FaultDraft> presets(FaultKind kind) {
    FaultDraft usual = palette.preset(kind);
    List<FaultDraft> presets = new ArrayList<>(List.of(usual));
    for (Field field : kind.fields()) {
      List<String> others =
          field == Field.DURATION
              ? ENDLESS
              : field
                  .choices()
                  .subList(Math.min(1, field.choices().size()), field.choices().size());
      others.forEach(other -> presets.add(usual.with(field, other)));
    }
    return presets;
  }

  private MenuItem item(FaultDraft draft, NodeTarget target) {
    FaultKind kind = draft.kind();
    String label = FaultMenu.label(draft.words(target.words(kind, run)));
    var item = new MenuItem(label, new FontIcon(kind.icon()));
    item.setId("menu-" + kind.key());
    Optional<String> refusal = target.refusal(kind, run, now);
    item.setDisable(refusal.isPresent());
    item.setOnAction(_ -> palette.strike(draft, target));
    return item;
  }

  private MenuItem heal() {
    FaultKind heal = FaultKind.of("heal");
    var item = new MenuItem(heal.title(), new FontIcon(heal.icon()));
    item.setId("menu-heal");
    item.setDisable(FaultTarget.isOver(run, now));
    item.setOnAction(_ -> palette.strike(palette.preset(heal), NodeTarget.NONE));
    return item;
  }

  private Menu options() {
    var options = new Menu("With options…", new FontIcon(Feather.SLIDERS));
    options.setId("menu-options");
    for (FaultKind kind : FaultKind.OF_NODES) {
      if (!kind.fields().isEmpty()) {
        var with = new MenuItem(kind.title() + "…", new FontIcon(kind.icon()));
        with.setId("menu-options-" + kind.key());
        with.setOnAction(_ -> view.edit(kind));
        options.getItems().add(with);
      }
    }
    return options;
  }
}
