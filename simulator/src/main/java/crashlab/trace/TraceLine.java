package crashlab.trace;

import crashlab.otp.Int;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A line of the trace file as keys and values, to read single ones.
public final class TraceLine {
  private TraceLine() {}

  /// Returns what the line of an event says, in its order, under the keys that the trace file has.
  /// Values are plain, as [PlainTerm] says: a text where the file has a string, and so on.
  ///
  /// @param identities who the processes of the run are, this event included
  public static SequencedMap<String, Term> of(TraceEvent event, Identities identities) {
    var line = new Line(identities);
    line.number(LineContent.SEQ, event.seq());
    line.number(LineContent.TIME, event.timeNanos());
    line.text(LineContent.EVENT, event.word());
    if (!event.kind().isEmpty()) {
      line.text(LineContent.KIND, event.kind());
    }
    if (event.pid() == 0) {
      line.text(LineContent.PID, Identities.OUTSIDE);
    } else {
      LineContent.self(event.pid(), identities, line);
    }
    LineContent.rest(event.type(), event.other(), event.detail(), line);
    if (event.cause() != 0) {
      line.number(LineContent.CAUSE, event.cause());
    }
    return line.values;
  }

  private static final class Line implements LineSink {
    private final Identities identities;
    private final SequencedMap<String, Term> values = new LinkedHashMap<>();

    Line(Identities identities) {
      this.identities = identities;
    }

    @Override
    public void number(TraceKey key, long value) {
      values.put(key.name(), new Int(value));
    }

    @Override
    public void text(TraceKey key, String value) {
      values.put(key.name(), new Text(value));
    }

    @Override
    public void pid(TraceKey key, int pid, int node) {
      text(key, Pid.text(pid, node));
    }

    @Override
    public void term(TraceKey key, Term value) {
      values.put(key.name(), PlainTerm.of(value, identities));
    }

    @Override
    public void subject(TraceKey key, int pid) {
      term(key, new Pid(pid));
    }
  }
}
