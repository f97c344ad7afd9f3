package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crashlab.behaviour.ServerFixture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChildListTest {
  private final ServerFixture fixture = new ServerFixture();
  private final ChildList list = new ChildList();

  private SupervisedChild child() {
    return new SupervisedChild(RunningChildrenTest.TEMPLATE, fixture.node().directory().path("W"));
  }

  private void holds(List<SupervisedChild> model) {
    List<SupervisedChild> forwards = new ArrayList<>();
    list.forEach(forwards::add);
    List<SupervisedChild> backwards = new ArrayList<>();
    for (SupervisedChild each = list.last(); each != null; each = each.previous) {
      backwards.add(each);
    }
    assertThat(forwards).isEqualTo(model);
    assertThat(backwards).isEqualTo(model.reversed());
    assertThat(list.size()).isEqualTo(model.size());
    assertThat(list.first()).isSameAs(model.isEmpty() ? null : model.getFirst());
  }

  @Test
  void keepsTheOrderOfAddingWhateverIsRemovedOrMovedToTheEnd() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      List<SupervisedChild> model = new ArrayList<>();
      list.forEach(list::remove);
      for (int i = 0; i < 200; i++) {
        int what = random.nextInt(4);
        if (what < 2 || model.isEmpty()) {
          SupervisedChild added = child();
          list.add(added);
          model.add(added);
        } else {
          SupervisedChild some = model.remove(random.nextInt(model.size()));
          if (what == 2) {
            list.remove(some);
          } else {
            list.moveToEnd(some);
            model.add(some);
          }
        }
        holds(model);
      }
    }
  }

  @Test
  void aRemovedChildHasNoNeighboursAndCanBeAddedAgain() {
    SupervisedChild first = child();
    SupervisedChild second = child();
    SupervisedChild third = child();
    List.of(first, second, third).forEach(list::add);

    list.remove(second);

    assertThat(second.previous).isNull();
    assertThat(second.next).isNull();
    list.add(second);
    holds(List.of(first, third, second));
  }

  @Test
  void nothingComesAfterTheLast() {
    list.add(child());
    Iterator<SupervisedChild> children = list.iterator();
    children.next();

    assertThat(children.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(children::next);
  }
}
