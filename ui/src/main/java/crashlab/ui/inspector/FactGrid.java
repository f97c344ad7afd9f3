package crashlab.ui.inspector;

import crashlab.analysis.state.Roster;
import crashlab.simulation.ProcessState;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The plain facts of a process, a line each. What only a look into it tells is `…` until then.
final class FactGrid extends GridPane {
  private static final String NOT_YET = "…";

  private final Label pid = row("pid", "pid");
  private final Label path = row("path", "path");
  private final Label kind = row("kind", "kind");
  private final Label registered = row("registered", "registered");
  private final Label traps = row("traps", "trap_exit");
  private final Label state = row("state", "state");

  FactGrid() {
    setId("inspector-facts");
    getStyleClass().add("inspector-facts");
    var names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    var values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, values);
  }

  private Label row(String id, String name) {
    var label = new Label(name);
    label.getStyleClass().add("inspector-faint");
    label.setMinWidth(USE_PREF_SIZE);
    var value = new Label();
    value.setId("inspector-" + id);
    value.setWrapText(true);
    value.setMinHeight(USE_PREF_SIZE);
    label.setLabelFor(value);
    addRow(getRowCount(), label, value);
    return value;
  }

  void show(ProcessFacts process, @Nullable ProcessState looked) {
    boolean exists = process.pid() != Roster.NONE;
    pid.setText(exists ? "#PID" + process.pidText() : "none yet");
    path.setText(process.subject());
    String module = process.module();
    kind.setText(process.kind() + (module == null ? "" : " · module " + module));
    String name = looked == null ? process.registered() : looked.name();
    registered.setText(name == null ? "no" : name);
    boolean lives = exists && process.exitSeq() == 0;
    String open = lives ? NOT_YET : "–";
    traps.setText(looked == null ? open : looked.trapsExits() ? "yes" : "no");
    var term = looked == null ? null : looked.state();
    state.setText(looked == null ? open : term == null ? "none" : term.inspect());
  }
}
