package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStage
class ProcessListTest {
  private final RunSession session = Stagehand.session();
  private final RecordedActions actions = new RecordedActions(session.main());
  private Stagehand hand;
  private TreeTableView<Integer> table;

  @BeforeEach
  void show() {
    Theme theme = Stagehand.onFx(Theme::new);
    hand =
        Stagehand.show(
            () -> new SupervisionTreeView(session.main(), theme, actions), theme, 860, 520);
    Stagehand.open(session, "genserver/bottleneck.json");
    at(500_000_000);
    hand.click("#tree-mode-list");
    table = hand.find("#tree-table");
  }

  private void at(long nanos) {
    Stagehand.onFx(() -> {
      session.main().player().seekTime(nanos);
      return null;
    });
  }

  private void sortBy(String title, TreeTableColumn.SortType type) {
    Stagehand.onFx(() -> {
      TreeTableColumn<Integer, ?> column =
          table.getColumns().stream()
              .filter(one -> one.getText().equals(title))
              .findFirst()
              .orElseThrow();
      column.setSortType(type);
      table.getSortOrder().add(column);
      return null;
    });
    hand.settle();
  }

  /// The slots from the top to the bottom.
  private List<Integer> slots() {
    return Stagehand.onFx(() -> {
      List<Integer> found = new ArrayList<>();
      for (int row = 0; row < table.getExpandedItemCount(); row++) {
        found.add(table.getTreeItem(row).getValue());
      }
      return found;
    });
  }

  private List<Integer> mailboxes() {
    return slots().stream().map(slot -> session.main().frame().mailbox(slot)).toList();
  }

  @Test
  void sortsAllProcessesWhereverTheyStandInTheTree() {
    List<Integer> tree = slots();

    sortBy("Mailbox", TreeTableColumn.SortType.DESCENDING);
    hand.picture("tree-list-by-mailbox");

    assertThat(mailboxes()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(mailboxes().getFirst()).isPositive();
    assertThat(slots()).containsExactlyInAnyOrderElementsOf(tree);

    Stagehand.onFx(() -> {
      table.getSortOrder().clear();
      return null;
    });
    assertThat(slots()).isEqualTo(tree);
  }

  @Test
  void sortsProcessesOfAllSupervisorsByHowBadTheyLook() {
    Stagehand.open(session, "supervision/nested-escalation.json");
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(51);
      return null;
    });
    sortBy("State", TreeTableColumn.SortType.DESCENDING);
    hand.picture("tree-list-by-state");

    assertThat(slots().stream().map(slot -> session.main().frame().look(slot)).toList())
        .hasSize(6)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void staysSortedWhileTimeMoves() {
    sortBy("Mailbox", TreeTableColumn.SortType.DESCENDING);

    for (long nanos : new long[] {100_000_000, 900_000_000, 20_000_000}) {
      at(nanos);
      Stagehand.await(() -> {
        List<Integer> now = mailboxes();
        return now.equals(now.stream().sorted(Comparator.reverseOrder()).toList());
      });
    }
  }

  @Test
  void theSelectionStaysWhenItIsSorted() {
    int last = slots().getLast();
    Stagehand.onFx(() -> {
      session.main().selection().selectSlot(last);
      return null;
    });

    sortBy("State", TreeTableColumn.SortType.DESCENDING);

    assertThat(Stagehand.onFx(() -> table.getSelectionModel().getSelectedItem().getValue()))
        .isEqualTo(last);
    assertThat(session.main().selection().slot()).isEqualTo(last);
    assertThat(actions.asked).isEmpty();
  }

  @Test
  void theKeysKAndMenuAskWhatCanBeDone() {
    int slot = slots().get(1);
    Stagehand.onFx(() -> {
      session.main().selection().selectSlot(slot);
      table.requestFocus();
      return null;
    });

    hand.press(KeyCode.K).press(KeyCode.CONTEXT_MENU).press(KeyCode.ENTER);

    assertThat(actions.asked).containsExactly("menu " + slot, "menu " + slot, "inspect " + slot);
  }
}
