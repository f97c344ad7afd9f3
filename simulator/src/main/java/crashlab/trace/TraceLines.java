package crashlab.trace;

import crashlab.otp.Digested;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Events as lines of JSON in a buffer. docs/trace-format.md says what each line holds.
@SuppressWarnings("EnumOrdinal") // they index tables of bytes
final class TraceLines {
  private static final byte[] SEQ = JsonBuffer.ascii("{\"seq\": ");
  private static final byte[] END = JsonBuffer.ascii("}\n");
  private static final int CACHED = 1 << 12;

  private final JsonBuffer out;
  private final byte[][] heads =
      Stream.of(EventType.values()).map(TraceLines::head).toArray(byte[][]::new);
  private final Identities identities = new Identities();
  // What a line says of its process, of the latest process with this low part of the pid.
  private final int[] cachedPids = new int[CACHED];
  private final byte[] @Nullable [] cachedSelves = new byte[CACHED][];
  private final JsonBuffer scratch = new JsonBuffer(256);
  private final Line selfLine = new Line(scratch, identities);
  private final Line line;

  /// @param out takes the lines
  TraceLines(JsonBuffer out) {
    this.out = out;
    this.line = new Line(out, identities);
  }

  /// Appends one event. Allocates only when a process is met that was not met lately.
  void write(
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
    out.raw(SEQ).number(seq);
    line.number(LineContent.TIME, timeNanos);
    head(type, detail);
    if (pid == 0) {
      line.text(LineContent.PID, Identities.OUTSIDE);
    } else {
      out.raw(self(pid));
    }
    LineContent.rest(type, other, detail, line);
    if (cause != 0) {
      line.number(LineContent.CAUSE, cause);
    }
    out.raw(END);
  }

  private void head(EventType type, @Nullable Digested detail) {
    if (detail instanceof Detail.Operation operation) {
      head(line, operation.event().word(), operation.event().kind());
    } else {
      out.raw(heads[type.ordinal()]);
    }
  }

  private static void head(LineSink line, String word, String kind) {
    line.text(LineContent.EVENT, word);
    if (!kind.isEmpty()) {
      line.text(LineContent.KIND, kind);
    }
  }

  private static byte[] head(EventType type) {
    var out = new JsonBuffer(64);
    head(new Line(out, new Identities()), type.word(), type.kind());
    return out.bytes();
  }

  /// Returns what a line says of the process that it is about.
  private byte[] self(int pid) {
    int slot = pid & CACHED - 1;
    byte[] known = cachedSelves[slot];
    if (known != null && cachedPids[slot] == pid) {
      return known;
    }
    scratch.clear();
    LineContent.self(pid, identities, selfLine);
    byte[] self = scratch.bytes();
    cachedPids[slot] = pid;
    cachedSelves[slot] = self;
    return self;
  }

  /// A line as JSON.
  private static final class Line implements LineSink {
    private final JsonBuffer out;
    private final Identities identities;

    Line(JsonBuffer out, Identities identities) {
      this.out = out;
      this.identities = identities;
    }

    @Override
    public void number(TraceKey key, long value) {
      out.raw(key.json()).number(value);
    }

    @Override
    public void text(TraceKey key, String value) {
      out.raw(key.json()).string(value);
    }

    @Override
    public void pid(TraceKey key, int pid, int node) {
      text(key, Pid.text(pid, node));
    }

    @Override
    public void term(TraceKey key, Term value) {
      out.raw(key.json()).term(value, identities);
    }

    @Override
    public void subject(TraceKey key, int pid) {
      out.raw(key.json()).subject(pid, identities);
    }
  }
}
