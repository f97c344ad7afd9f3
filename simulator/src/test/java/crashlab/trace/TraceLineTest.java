package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.Digested;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceLineTest {
  private static final int APP = 1;
  private static final int CACHE = 14;
  private static final int LOAD = 15;
  private static final LibraryEvent EXECUTE =
      LibraryEvent.of(
          "telemetry", "execute", EventRole.WORK, TraceKey.of("of"), TraceKey.duration("took"));

  private static final FaultEvent CAST = FaultEvent.of("cast", "cast {message}", "message");

  private final List<TraceEvent> events = new ArrayList<>();

  @Test
  void saysWhatTheTraceFileSays(@TempDir Path folder) throws Exception {
    process(APP, 0, new Detail.Identity("App", 1, "App", ProcessKind.SUPERVISOR, null));
    process(CACHE, APP, new Detail.Identity("App/Cache", 2, null, ProcessKind.GEN_SERVER, "Cache"));
    process(LOAD, 0, new Detail.Identity("users", 1, null, ProcessKind.LOAD, null));
    for (EventType type : EventType.values()) {
      for (Digested detail : details()) {
        if (type != EventType.SPAWN) {
          event(type, CACHE, APP, 1, detail);
          event(type, LOAD, 0, 0, detail);
          event(type, 0, LOAD, 0, detail);
        }
      }
    }

    List<String> lines = written(folder.resolve("trace.jsonl"));

    var identities = new Identities();
    var mapper = JsonMapper.shared();
    for (int i = 0; i < events.size(); i++) {
      TraceEvent event = events.get(i);
      identities.observe(event.type(), event.pid(), event.detail());
      JsonNode inFile = mapper.readTree(lines.get(i));
      SequencedMap<String, Term> line = TraceLine.of(event, identities);
      assertThat(line.keySet()).containsExactlyElementsOf(inFile.propertyNames());
      assertThat(TraceWords.keys(List.of(EXECUTE), List.of(CAST)).keySet())
          .containsAll(line.keySet());
      line.forEach((key, value) ->
          assertThat(mapper.readTree(new JsonBuffer(64).term(value, new Identities()).text()))
              .isEqualTo(inFile.get(key)));
    }
  }

  @Test
  void hasPlainValuesOnly() {
    process(CACHE, 0, new Detail.Identity("App/Cache", 2, null, ProcessKind.GEN_SERVER, "Cache"));
    var identities = new Identities();
    identities.observe(EventType.SPAWN, CACHE, events.getFirst().detail());
    Term message = Tuple.of(new Atom("get"), new Pid(CACHE), new Int(3), Opaque.REF);

    SequencedMap<String, Term> line =
        TraceLine.of(new TraceEvent(7, 9, EventType.CAST, 0, CACHE, 0, message), identities);

    assertThat(line)
        .containsExactly(
            Map.entry("seq", new Int(7)),
            Map.entry("t", new Int(9)),
            Map.entry("event", new Text("send")),
            Map.entry("kind", new Text("cast")),
            Map.entry("pid", new Text("outside")),
            Map.entry("to", new Text("App/Cache#2")),
            Map.entry(
                "message",
                Tuple.of(new Text("get"), new Text("App/Cache#2"), new Int(3), new Text("ref"))));
  }

  @Test
  void namesALibrarysEventAndItsKeys() {
    var done = new TraceEvent(1, 2, EventType.LIBRARY, 0, 0, 0, EXECUTE.with(null, new Int(5)));

    assertThat(TraceLine.of(done, new Identities()))
        .containsEntry("event", new Text("telemetry"))
        .containsEntry("kind", new Text("execute"))
        .containsEntry("took", new Int(5))
        .doesNotContainKey("of");
  }

  private static List<@Nullable Digested> details() {
    List<@Nullable Digested> details = new ArrayList<>();
    details.add(null);
    details.add(new Detail.NameDown("W", ExitReason.NOPROC));
    details.add(new Detail.Result("start_child", Tuple.of(Atom.OK, new Pid(CACHE))));
    details.add(new Detail.Result("ets_lookup", new Atom("cache"), new Int(1)));
    details.add(new Detail.ChildReason("App/B", new ExceptionTerm("RuntimeError", "boom")));
    details.add(new Detail.Budget("App/B", Strategy.REST_FOR_ONE, 1, 3, 5));
    details.add(new Detail.StateChange("open", "closed"));
    details.add(EXECUTE.with(terms(), new Int(17)));
    details.add(CAST.with(terms()));
    details.add(terms());
    return details;
  }

  private static Term terms() {
    Map<String, Term> map = new LinkedHashMap<>();
    map.put("z", new Blob(9));
    map.put("a", new Decimal(new BigDecimal("1.50")));
    return Tuple.of(
        new Text("é\n"), Opaque.STACK, Bool.TRUE, new MapTerm(map), new Pid(LOAD), new Pid(CACHE));
  }

  private void process(int pid, int creator, Detail.Identity identity) {
    event(EventType.SPAWN, pid, creator, 0, identity);
  }

  private void event(EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    long seq = events.size() + 1L;
    events.add(new TraceEvent(seq, seq * 1000, type, pid, other, cause, detail));
  }

  private List<String> written(Path file) throws Exception {
    try (var writer = new TraceWriter(file)) {
      for (TraceEvent event : events) {
        writer.event(
            event.seq(),
            event.timeNanos(),
            event.type(),
            event.pid(),
            event.other(),
            event.cause(),
            event.detail());
      }
      writer.finish("00ff", 42, "completed");
    }
    return Files.readAllLines(file);
  }
}
