package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import crashlab.otp.Atom;
import crashlab.scenario.EventPattern;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Step;
import crashlab.scenario.Subject;
import crashlab.trace.EventType;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationCheckAllocationTest {
  private static final int EVENTS = 1_000_000;
  private static final Atom GET = new Atom("get");

  @Test
  void watchesTrafficWithoutAllocating() {
    var claim =
        new Claim.Never(
            new EventPattern(EventPattern.Kind.EXITED, new Subject("Cache"), null, null));
    var check =
        new ExpectationCheck(
            List.of(
                new Expectation(
                    claim, Step.INFINITY, null, new Expectation.Place("/expect/0", 1, 1))));
    traffic(check);

    assertThat(allocatedBy(() -> traffic(check))).isLessThan(1024);
  }

  private static void traffic(ExpectationCheck check) {
    for (int i = 1; i <= EVENTS; i++) {
      EventType type = (i & 1) == 0 ? EventType.CALL : EventType.RECEIVE_CALL;
      check.event(i, i, type, 1 + (i & 7), 9, i - 1, GET);
    }
  }

  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
