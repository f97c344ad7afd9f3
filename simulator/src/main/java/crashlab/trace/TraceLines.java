package crashlab.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import crashlab.otp.Digested;
import crashlab.otp.Term;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events as lines of JSON in a buffer. docs/trace-format.md says what each line holds.
@SuppressWarnings("EnumOrdinal") // they index tables of bytes
final class TraceLines {
  private static final byte[] SEQ = JsonBuffer.ascii("{\"seq\": ");
  private static final byte[] TIME = JsonBuffer.ascii(", \"t\": ");
  private static final byte[] CAUSE = JsonBuffer.ascii(", \"cause\": ");
  private static final byte[] END = JsonBuffer.ascii("}\n");
  private static final byte[] STRANGER = JsonBuffer.ascii(", \"pid\": \"outside\"");
  private static final byte[] REPORT_KIND = key("kind");
  private static final byte[] CHILD = key("child");
  private static final byte[] REASON = key("reason");
  private static final byte[] VALUE = key("value");
  private static final byte[] OF = key("of");
  private static final byte[] VERB = key("verb");
  private static final byte[] STRATEGY = key("strategy");
  private static final byte[] SPENT = key("spent");
  private static final byte[] MAX_RESTARTS = key("max_restarts");
  private static final byte[] MAX_SECONDS = key("max_seconds");
  private static final byte[] OLD_STATE = key("old_state");
  private static final byte[] NEW_STATE = key("new_state");
  private static final byte[] PROCESS_TYPE = key("type");
  private static final byte[] MODULE = key("module");
  private static final int CACHED = 1 << 12;

  private final EventType[] types = EventType.values();
  private final byte[][] heads = new byte[types.length][];
  private final byte[] @Nullable [] otherKeys = new byte[types.length][];
  private final byte[] @Nullable [] detailKeys = new byte[types.length][];
  private final boolean[] outsideIsTold = new boolean[types.length];

  private final Identities identities = new Identities();
  // What a line says of its process, of the latest process with this low part of the pid.
  private final int[] cachedPids = new int[CACHED];
  private final byte[] @Nullable [] cachedSelves = new byte[CACHED][];
  private final JsonBuffer scratch = new JsonBuffer(256);

  TraceLines() {
    for (EventType type : types) {
      int i = type.ordinal();
      heads[i] = head(type);
      otherKeys[i] = type.otherKey() == null ? null : key(type.otherKey());
      detailKeys[i] = type.detailKey() == null ? null : key(type.detailKey());
      outsideIsTold[i] = type.tellsOutside();
    }
  }

  /// Appends one event. Allocates only when a process is met that was not met lately.
  void write(
      JsonBuffer out,
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    identities.observe(type, pid, detail);
    if (type == EventType.REGISTER) {
      cachedSelves[pid & CACHED - 1] = null;
    }
    out.raw(SEQ).number(seq).raw(TIME).number(timeNanos).raw(heads[type.ordinal()]);
    out.raw(pid == 0 ? STRANGER : self(pid));
    writeOther(out, type, other, detail);
    if (detail != null) {
      writeDetail(out, type, other, detail);
    }
    if (cause != 0) {
      out.raw(CAUSE).number(cause);
    }
    out.raw(END);
  }

  private void writeOther(JsonBuffer out, EventType type, int other, @Nullable Digested detail) {
    byte[] key = otherKeys[type.ordinal()];
    if (key == null) {
      return;
    }
    if (detail instanceof Detail.NameDown down) {
      out.raw(OF).string(down.name());
      if (type == EventType.DOWN && other != 0) {
        out.raw(key).subject(other, identities);
      }
    } else if (other != 0) {
      out.raw(key).subject(other, identities);
    } else if (outsideIsTold[type.ordinal()]) {
      out.raw(key).string(Identities.OUTSIDE);
    }
  }

  private void writeDetail(JsonBuffer out, EventType type, int other, Digested detail) {
    switch (detail) {
      case Term term -> {
        byte[] key = detailKeys[type.ordinal()];
        out.raw(key == null ? VALUE : key).term(term, identities);
      }
      case Detail known -> writeKnown(out, other, known);
      default -> out.raw(VALUE).string(detail.toString());
    }
  }

  private void writeKnown(JsonBuffer out, int other, Detail detail) {
    switch (detail) {
      case Detail.Identity identity -> writeIdentity(out, identity);
      case Detail.NameDown down -> out.raw(REASON).term(down.reason(), identities);
      case Detail.Result result ->
          out.raw(VERB).string(result.verb()).raw(VALUE).term(result.value(), identities);
      case Detail.ChildReason failed -> {
        writeChild(out, other, failed.path());
        out.raw(REASON).term(failed.reason(), identities);
      }
      case Detail.Report report -> {
        writeChild(out, other, report.path());
        out.raw(REPORT_KIND).string(report.kind());
        out.raw(REASON).term(report.reason(), identities);
      }
      case Detail.Budget budget -> {
        writeChild(out, other, budget.path());
        writeBudget(out, budget);
      }
      case Detail.StateChange change ->
          out.raw(OLD_STATE).string(change.from()).raw(NEW_STATE).string(change.to());
    }
  }

  private static void writeIdentity(JsonBuffer out, Detail.Identity identity) {
    out.raw(PROCESS_TYPE).string(identity.kind().name().toLowerCase(Locale.ROOT));
    if (identity.module() != null) {
      out.raw(MODULE).string(identity.module());
    }
  }

  private static void writeBudget(JsonBuffer out, Detail.Budget budget) {
    out.raw(STRATEGY).string(budget.strategy().word());
    out.raw(SPENT).number(budget.spent());
    out.raw(MAX_RESTARTS).number(budget.maxRestarts());
    out.raw(MAX_SECONDS).number(budget.maxSeconds());
  }

  /// Writes the path of a child that has no process; one that has was written as the other process.
  private static void writeChild(JsonBuffer out, int other, String path) {
    if (other == 0) {
      out.raw(CHILD).string(path);
    }
  }

  /// Returns what a line says of the process that it is about.
  private byte[] self(int pid) {
    int slot = pid & CACHED - 1;
    byte[] known = cachedSelves[slot];
    if (known != null && cachedPids[slot] == pid) {
      return known;
    }
    scratch.clear();
    scratch.raw(key("pid")).raw(JsonBuffer.ascii("\"<0.")).number(pid);
    scratch.raw(JsonBuffer.ascii(".0>\""));
    String name = identities.name(pid);
    if (name != null) {
      scratch.raw(key("name")).string(name);
    }
    Detail.Identity identity = identities.get(pid);
    if (identity != null) {
      scratch.raw(key("id")).string(identity.path());
      scratch.raw(key("incarnation")).number(identity.incarnation());
    }
    byte[] self = Arrays.copyOf(scratch.array(), scratch.length());
    cachedPids[slot] = pid;
    cachedSelves[slot] = self;
    return self;
  }

  private static byte[] head(EventType type) {
    String kind = type.kind().isEmpty() ? "" : ", \"kind\": \"" + type.kind() + '"';
    return (", \"event\": \"" + type.word() + '"' + kind).getBytes(UTF_8);
  }

  private static byte[] key(String name) {
    return (", \"" + name + "\": ").getBytes(UTF_8);
  }
}
