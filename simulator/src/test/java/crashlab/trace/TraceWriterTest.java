package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Pid;
import crashlab.otp.Strategy;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceWriterTest {
  private static final int APP = 1;
  private static final int CACHE = 14;
  private static final int LOAD = 15;

  private final List<TraceEvent> events = new ArrayList<>();

  @Test
  void writesOneLineAnEventAndTheFingerprintLast(@TempDir Path folder) throws IOException {
    spawnTree();
    event(EventType.EXIT, CACHE, 0, 2, ExitReason.KILLED);

    assertThat(lines(folder))
        .containsExactly(
            "{\"seq\": 1, \"t\": 1000, \"event\": \"spawn\", \"pid\": \"<0.1.0>\","
                + " \"name\": \"App\", \"id\": \"App\", \"incarnation\": 1,"
                + " \"from\": \"outside\", \"type\": \"supervisor\"}",
            "{\"seq\": 2, \"t\": 2000, \"event\": \"spawn\", \"pid\": \"<0.14.0>\","
                + " \"name\": \"Cache\", \"id\": \"App/Cache\", \"incarnation\": 1,"
                + " \"from\": \"App#1\", \"type\": \"gen_server\", \"module\": \"Cache\","
                + " \"cause\": 1}",
            "{\"seq\": 3, \"t\": 3000, \"event\": \"exit\", \"pid\": \"<0.14.0>\","
                + " \"name\": \"Cache\", \"id\": \"App/Cache\", \"incarnation\": 1,"
                + " \"reason\": \"killed\", \"cause\": 2}",
            "{\"fingerprint\": \"00ff\", \"seed\": 42, \"events\": 3, \"outcome\": \"completed\"}");
  }

  @Test
  void givesEachTypeItsOwnKeys(@TempDir Path folder) throws IOException {
    spawnTree();
    spawn(LOAD, 0, 0, new Detail.Identity("users", 1, null, ProcessKind.LOAD, null));
    event(EventType.CALL, LOAD, CACHE, 0, new Atom("get"));
    event(EventType.RECEIVE_CALL, CACHE, LOAD, 4, new Atom("get"));
    event(EventType.RECEIVE_DOWN, CACHE, 0, 0, new Detail.NameDown("W", ExitReason.NOPROC));
    event(EventType.RESULT, CACHE, 0, 0, new Detail.Result("start_child", Atom.OK));
    event(
        EventType.SUPERVISOR_RESTART,
        APP,
        CACHE,
        0,
        new Detail.Budget("App/Cache", Strategy.ONE_FOR_ONE, 1, 3, 5));
    event(
        EventType.SUPERVISOR_REPORT, APP, 0, 0, new Detail.Report("start_error", "App/B", Atom.OK));
    event(EventType.SUPERVISOR_KILL_CHILD, APP, CACHE, 0, null);
    event(EventType.STATE, CACHE, 0, 0, new Detail.StateChange("open", "closed"));
    event(EventType.REGISTER, APP, 0, 0, new Atom("Boss"));
    event(EventType.FAULT, 0, 0, 0, FaultEvent.CLOCK_JUMP.with(new Int(1_500_000)));
    event(EventType.LOAD_BEGIN, LOAD, 0, 0, new Text("users"));
    event(EventType.AWAIT, CACHE, APP, 0, Tuple.of(Atom.OK, new Pid(APP)));

    List<String> tails = new ArrayList<>();
    for (String line : lines(folder).subList(3, 15)) {
      tails.add(
          line.replaceAll("^.*\"event\": ", "").replaceAll("\"pid\".*\"incarnation\": 1", "P"));
    }
    assertThat(tails)
        .containsExactly(
            "\"call\", P, \"to\": \"App/Cache#1\", \"message\": \"get\"}",
            "\"receive\", \"kind\": \"call\", P, \"from\": \"outside\", \"message\": \"get\","
                + " \"cause\": 4}",
            "\"receive\", \"kind\": \"DOWN\", P, \"of\": \"W\", \"reason\": \"noproc\"}",
            "\"result\", P, \"verb\": \"start_child\", \"value\": \"ok\"}",
            "\"supervisor_restart\", P, \"child\": \"App/Cache#1\", \"strategy\": \"one_for_one\","
                + " \"spent\": 1, \"max_restarts\": 3, \"max_seconds\": 5}",
            "\"supervisor_report\", P, \"child\": \"App/B\", \"kind\": \"start_error\","
                + " \"reason\": \"ok\"}",
            "\"supervisor_terminate_child\", \"kind\": \"kill\", P, \"child\": \"App/Cache#1\"}",
            "\"state\", P, \"old_state\": \"open\", \"new_state\": \"closed\"}",
            "\"register\", P, \"as\": \"Boss\"}",
            "\"fault\", \"pid\": \"outside\", \"fault\": \"clock_jump\", \"by\": 1500000,"
                + " \"text\": \"clock jumps by 1500 us\"}",
            "\"load\", \"kind\": \"begin\", P, \"load\": \"users\"}",
            "\"await\", P, \"of\": \"App#1\", \"value\": [\"ok\", \"App#1\"]}");
  }

  @Test
  void writesLinesThatAnyReaderTakesWithoutAKeyTwice(@TempDir Path folder) throws IOException {
    spawnTree();
    for (EventType type : EventType.values()) {
      if (type != EventType.SPAWN) {
        event(type, CACHE, APP, 1, new Atom("é\n"));
      }
    }

    for (String line : lines(folder)) {
      JsonNode node = JsonMapper.shared().readTree(line);
      Set<String> keys = new LinkedHashSet<>(node.propertyNames());
      assertThat(keys).hasSize(line.split("\": ", -1).length - 1);
    }
  }

  @Test
  void leavesNoFileOfARunThatBrokeOff(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.jsonl");
    Files.writeString(file, "before");

    try (var writer = new TraceWriter(file)) {
      writer.event(1, 0, EventType.LOG, 1, 0, 0, new Text("hi"));
    }

    assertThat(file).hasContent("before");
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file);
    }
  }

  @Test
  void replacesAnOlderFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("trace.jsonl"), "before");

    assertThat(lines(folder)).hasSize(1);
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void refusesAFolderThatDoesNotExist(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("trace.jsonl");

    assertThatThrownBy(() -> new TraceWriter(file).close()).isInstanceOf(IOException.class);
  }

  private void spawnTree() {
    spawn(APP, 0, 0, new Detail.Identity("App", 1, "App", ProcessKind.SUPERVISOR, null));
    spawn(
        CACHE,
        APP,
        1,
        new Detail.Identity("App/Cache", 1, "Cache", ProcessKind.GEN_SERVER, "Cache"));
  }

  private void spawn(int pid, int creator, long cause, Detail.Identity identity) {
    event(EventType.SPAWN, pid, creator, cause, identity);
  }

  private void event(EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    long seq = events.size() + 1L;
    events.add(new TraceEvent(seq, seq * 1000, type, pid, other, cause, detail));
  }

  private List<String> lines(Path folder) throws IOException {
    Path file = folder.resolve("trace.jsonl");
    try (var writer = new TraceWriter(file)) {
      for (TraceEvent e : events) {
        writer.event(e.seq(), e.timeNanos(), e.type(), e.pid(), e.other(), e.cause(), e.detail());
      }
      writer.finish("00ff", 42, "completed");
    }
    return Files.readAllLines(file);
  }
}
