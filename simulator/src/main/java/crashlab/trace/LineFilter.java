package crashlab.trace;

import crashlab.otp.Digested;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.TermPattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which lines of the trace have certain values under their keys. Looking at an event
/// allocates nothing, but where a subject is compared that begins as the wanted one does.
public final class LineFilter {
  private final String[] keys;
  private final TermPattern[] patterns;
  private final boolean[] types; // by ordinal: whether such a line can fit at all
  private final Identities identities;
  private final Comparing comparing = new Comparing();

  /// @param values what the line has to say, by key; empty: every line fits
  /// @param identities who the processes of the run are, learnt from the same events before they
  ///   come here
  public LineFilter(Map<String, TermPattern> values, Identities identities) {
    this.identities = identities;
    this.keys = values.keySet().toArray(String[]::new);
    this.patterns = values.values().toArray(TermPattern[]::new);
    this.types = new boolean[EventType.values().length];
    for (EventType type : EventType.values()) {
      types[index(type)] = type == EventType.LIBRARY || hasWords(type.word(), type.kind());
    }
  }

  /// Tells whether an event, given as to a [TraceSink], has these values.
  public boolean fits(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    if (!types[index(type)]) {
      return false;
    }
    String word = type.word();
    String kind = type.kind();
    if (detail instanceof Detail.Operation operation) {
      word = operation.event().word();
      kind = operation.event().kind();
      if (!hasWords(word, kind)) {
        return false;
      }
    }
    comparing.begin(word, kind);
    return comparing.fits(seq, timeNanos, type, pid, other, cause, detail);
  }

  private boolean hasWords(String word, String kind) {
    return hasWord(LineContent.EVENT, word) && hasWord(LineContent.KIND, kind);
  }

  /* A report has its kind in its detail: of no word nothing is known. */
  private boolean hasWord(TraceKey key, String word) {
    TermPattern pattern = pattern(key);
    return pattern == null || word.isEmpty() || PlainMatch.matches(pattern, word);
  }

  private @Nullable TermPattern pattern(TraceKey key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key.name())) {
        return patterns[i];
      }
    }
    return null;
  }

  @SuppressWarnings("EnumOrdinal") // it indexes a table
  private static int index(EventType type) {
    return type.ordinal();
  }

  /// Compares one line after the other.
  private final class Comparing implements LineSink {
    private int found;
    private boolean differs;

    /// Begins a line with its words.
    void begin(String word, String kind) {
      found = 0;
      differs = false;
      text(LineContent.EVENT, word);
      if (!kind.isEmpty()) {
        text(LineContent.KIND, kind);
      }
    }

    /// Tells whether the line has all values; the event is given as to a [TraceSink].
    boolean fits(
        long seq,
        long timeNanos,
        EventType type,
        int pid,
        int other,
        long cause,
        @Nullable Digested detail) {
      self(pid);
      if (!differs) {
        LineContent.rest(type, other, detail, this);
      }
      if (!differs) {
        number(LineContent.SEQ, seq);
        number(LineContent.TIME, timeNanos);
        if (cause != 0) {
          number(LineContent.CAUSE, cause);
        }
      }
      return !differs && found == keys.length;
    }

    private void self(int pid) {
      if (pid == 0) {
        text(LineContent.PID, Identities.OUTSIDE);
      } else {
        LineContent.self(pid, identities, this);
      }
    }

    private void take(boolean same) {
      found++;
      differs |= !same;
    }

    @Override
    public void number(TraceKey key, long value) {
      TermPattern pattern = differs ? null : pattern(key);
      if (pattern != null) {
        take(PlainMatch.matches(pattern, value));
      }
    }

    @Override
    public void text(TraceKey key, String value) {
      TermPattern pattern = differs ? null : pattern(key);
      if (pattern != null) {
        take(PlainMatch.matches(pattern, value));
      }
    }

    @Override
    public void term(TraceKey key, Term value) {
      TermPattern pattern = differs ? null : pattern(key);
      if (pattern != null) {
        take(PlainMatch.matches(pattern, value, identities));
      }
    }

    @Override
    public void subject(TraceKey key, int pid) {
      TermPattern pattern = differs ? null : pattern(key);
      if (pattern instanceof TermPattern.Like(Term plain)) {
        take(PlainMatch.isSubject(plain, pid, identities));
      } else if (pattern != null) {
        take(PlainMatch.matches(pattern, identities.subject(pid)));
      }
    }

    @Override
    public void pid(TraceKey key, int pid, int node) {
      TermPattern pattern = differs ? null : pattern(key);
      if (pattern != null) {
        take(PlainMatch.matches(pattern, Pid.text(pid, node)));
      }
    }
  }
}
