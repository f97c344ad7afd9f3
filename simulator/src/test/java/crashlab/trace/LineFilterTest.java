package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.TermPattern;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineFilterTest {
  private static final int CACHE = 200;
  private static final int APP = 201;
  private static final LibraryEvent TRANSFER =
      LibraryEvent.of("ets", "transfer", EventRole.NOTE, "table", "rows");

  private final Identities identities = new Identities();

  LineFilterTest() {
    identities.observe(
        EventType.SPAWN,
        CACHE,
        new Detail.Identity("App/Cache", 2, "Cache", ProcessKind.GEN_SERVER, "Cache"));
    identities.observe(
        EventType.SPAWN, APP, new Detail.Identity("App", 1, "App", ProcessKind.SUPERVISOR, null));
  }

  private static List<TraceEvent> events() {
    Term message = Tuple.of(new Atom("get"), new Pid(CACHE), new Int(3));
    return List.of(
        new TraceEvent(1, 10, EventType.CALL, APP, CACHE, 0, message),
        new TraceEvent(2, 20, EventType.RECEIVE_CALL, CACHE, APP, 1, message),
        new TraceEvent(3, 30, EventType.RECEIVE_INFO, 0, 0, 2, new Atom("tick")),
        new TraceEvent(4, 40, EventType.LIBRARY, CACHE, 0, 2, TRANSFER.with(new Atom("t"), null)),
        new TraceEvent(5, 50, EventType.RESULT, CACHE, 0, 2, new Detail.Result("f", new Int(1))),
        new TraceEvent(6, 60, EventType.SUPERVISOR_REPORT, APP, CACHE, 2, report()));
  }

  private static Detail.Report report() {
    return new Detail.Report("child_terminated", "App/Cache", new Atom("killed"));
  }

  private boolean fits(Map<String, TermPattern> values, TraceEvent event) {
    return new LineFilter(values, identities)
        .fits(
            event.seq(),
            event.timeNanos(),
            event.type(),
            event.pid(),
            event.other(),
            event.cause(),
            event.detail());
  }

  @Test
  void aLineHasEachOfItsOwnValues() {
    for (TraceEvent event : events()) {
      TraceLine.of(event, identities)
          .forEach((key, value) ->
              assertThat(fits(Map.of(key, new TermPattern.Like(value)), event))
                  .as(event + " " + key)
                  .isTrue());
    }
  }

  @Test
  void aLineThatHasNoSuchKeyOrAnotherValueDoesNotFit() {
    for (TraceEvent event : events()) {
      assertThat(fits(Map.of("budget", new TermPattern.Like(TermPattern.ANY)), event)).isFalse();
      for (String key : TraceLine.of(event, identities).keySet()) {
        assertThat(fits(Map.of(key, new TermPattern.Like(new Text("other"))), event))
            .as(event + " " + key)
            .isFalse();
        assertThat(fits(Map.of(key, new TermPattern.Like(TermPattern.ANY)), event)).isTrue();
      }
    }
  }

  @Test
  void exactlyTheLinesThatHaveAllValuesFit() {
    Map<String, TermPattern> values = new LinkedHashMap<>();
    values.put("event", new TermPattern.Like(new Text("receive")));
    values.put("id", new TermPattern.Prefix("App/"));
    values.put("from", new TermPattern.OneOf(List.of(new Text("x"), new Text("App#1"))));

    List<Long> found = new ArrayList<>();
    events().stream().filter(event -> fits(values, event)).forEach(e -> found.add(e.seq()));

    assertThat(found).containsExactly(2L);
  }

  @Test
  void aLineThatDoesNotFitCostsNothing() {
    var filter =
        new LineFilter(
            Map.of(
                "id", new TermPattern.Like(new Text("App/Other")),
                "message", new TermPattern.Like(Tuple.of(new Text("get"), TermPattern.ANY))),
            identities);
    TraceEvent event = events().get(1);
    look(filter, event);

    assertThat(allocatedBy(() -> look(filter, event))).isLessThan(1024);
  }

  private void look(LineFilter filter, TraceEvent event) {
    for (int i = 0; i < 200_000; i++) {
      filter.fits(i, i, event.type(), (i & 1) == 0 ? CACHE : APP, event.other(), i, event.detail());
    }
  }

  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
