package crashlab.conformance;

import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.JsonBuffer;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the processes of one path were told: the results of their requests, why those failed, what
/// their tasks gave, and the messages that tell an end; as one JSON array, in the order of the run.
final class Told implements TraceSink {
  private final String path;
  private final Identities identities = new Identities();
  private final JsonBuffer json = new JsonBuffer(256);

  /// @param path such as `App/T`
  Told(String path) {
    this.path = path;
    json.raw('[');
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    identities.observe(type, pid, detail);
    Detail.Identity identity = identities.get(pid);
    if (identity != null && identity.path().equals(path) && tells(type)) {
      if (json.length() > 1) {
        json.raw(',');
      }
      json.term(term(detail), identities);
    }
  }

  private static boolean tells(EventType type) {
    return switch (type) {
      case RESULT, RECEIVE_REPLY, RESCUED, AWAIT, YIELD, TASK_SHUTDOWN -> true;
      case RECEIVE_EXIT, RECEIVE_DOWN -> true;
      default -> false;
    };
  }

  private static Term term(@Nullable Digested detail) {
    return switch (detail) {
      case Term term -> term;
      case Detail.Result result -> result.value();
      case Detail.NameDown down -> down.reason();
      case null, default -> throw new IllegalStateException("an event that tells " + detail);
    };
  }

  /// Returns all of it so far.
  JsonNode values() {
    return JsonMapper.shared().readTree(json.text() + ']');
  }

  /// Tells whether `value` is what `expected` says, where the text `*` stands for anything.
  static boolean matches(JsonNode expected, JsonNode value) {
    if (expected.isString() && expected.stringValue().equals("*")) {
      return true;
    }
    if (!expected.isArray() || !value.isArray() || expected.size() != value.size()) {
      return expected.equals(value);
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!matches(expected.get(i), value.get(i))) {
        return false;
      }
    }
    return true;
  }
}
