package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ServerFixture;
import crashlab.kernel.RandomStream;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ProcessNature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningChildrenTest {
  /// A permanent worker that is never started.
  static final ChildTemplate TEMPLATE =
      new ChildTemplate(
          "W",
          Restart.PERMANENT,
          Shutdown.WORKER_DEFAULT,
          false,
          new ModuleCode(
              "W",
              ProcessKind.PROCESS,
              false,
              ProcessNature.NORMAL_PRIORITY,
              false,
              (node, creator) -> {
                throw new IllegalStateException("nothing is started here");
              }),
          null,
          null,
          null);

  private final ServerFixture fixture = new ServerFixture();
  private final ErlangProcess process = fixture.client();
  private final ChildList list = new ChildList();
  private final RandomStream random = RandomStream.of(7, "children");

  private SupervisedChild child() {
    return new SupervisedChild(TEMPLATE, fixture.node().directory().path("W"));
  }

  /// What it is to tell: those of the list that run, one after the other.
  private List<SupervisedChild> running() {
    List<SupervisedChild> running = new ArrayList<>();
    for (SupervisedChild child : list) {
      if (child.process() != null) {
        running.add(child);
      }
    }
    return running;
  }

  private static List<SupervisedChild> told(RunningChildren children) {
    List<SupervisedChild> told = new ArrayList<>();
    for (int i = 0; i < children.count(); i++) {
      told.add(children.get(i));
    }
    return told;
  }

  private SupervisedChild any() {
    List<SupervisedChild> all = new ArrayList<>();
    list.forEach(all::add);
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void theyAreThoseOfTheListThatRunInItsOrderWhateverHappens() {
    for (int i = 0; i < 10; i++) {
      list.add(child());
    }
    var children = new RunningChildren(list);
    for (int step = 0; step < 3000; step++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          SupervisedChild added = child();
          list.add(added);
          children.add(added);
        }
        case 1 -> {
          if (list.size() > 5) {
            SupervisedChild removed = any();
            removed.undefined();
            children.update(removed);
            list.remove(removed);
          }
        }
        case 2 -> {
          SupervisedChild ended = any();
          ended.ended();
          children.update(ended);
        }
        default -> {
          SupervisedChild started = any();
          started.running(process);
          children.update(started);
        }
      }
      assertThat(told(children)).isEqualTo(running());
    }
  }

  @Test
  void aChildThatIsNotInTheListDoesNotCount() {
    var children = new RunningChildren(list);
    SupervisedChild stranger = child();
    stranger.running(process);
    children.update(stranger);

    assertThat(children.count()).isZero();
  }
}
