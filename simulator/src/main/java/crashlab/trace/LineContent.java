package crashlab.trace;

import crashlab.otp.Digested;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a line of the trace says of an event, key by key and in order: the one description from
/// which both the trace file and [TraceLine] are made. docs/trace-format.md is its reference.
final class LineContent {
  static final TraceKey SEQ = TraceKey.of("seq");
  static final TraceKey TIME = TraceKey.duration("t");
  static final TraceKey EVENT = TraceKey.of("event");
  static final TraceKey KIND = TraceKey.of("kind");
  static final TraceKey PID = TraceKey.of("pid");
  static final TraceKey CAUSE = TraceKey.of("cause");
  private static final TraceKey NODE = TraceKey.of("node");
  private static final TraceKey NAME = TraceKey.of("name");
  private static final TraceKey ID = TraceKey.of("id");
  private static final TraceKey INCARNATION = TraceKey.of("incarnation");
  private static final TraceKey CHILD = TraceKey.of("child");
  private static final TraceKey REASON = TraceKey.of("reason");
  private static final TraceKey VALUE = TraceKey.of("value");
  private static final TraceKey OF = TraceKey.of("of");
  private static final TraceKey VERB = TraceKey.of("verb");
  private static final TraceKey STRATEGY = TraceKey.of("strategy");
  private static final TraceKey SPENT = TraceKey.of("spent");
  private static final TraceKey MAX_RESTARTS = TraceKey.of("max_restarts");
  private static final TraceKey MAX_SECONDS = TraceKey.of("max_seconds");
  private static final TraceKey OLD_STATE = TraceKey.of("old_state");
  private static final TraceKey NEW_STATE = TraceKey.of("new_state");
  private static final TraceKey ARGS = TraceKey.of("args");
  private static final TraceKey PROCESS_TYPE = TraceKey.of("type");
  private static final TraceKey MODULE = TraceKey.of("module");
  private static final TraceKey FAULT = TraceKey.of("fault");
  private static final TraceKey TEXT = TraceKey.of("text");
  private static final TraceKey BOND = TraceKey.of("bond");

  // by the ordinal of the type
  private static final @Nullable TraceKey[] OTHERS = keys(EventType::otherKey);
  private static final @Nullable TraceKey[] DETAILS = keys(EventType::detailKey);

  private LineContent() {}

  /// Returns the keys that every line can have, whatever its type.
  static Stream<TraceKey> commonKeys() {
    return Stream.of(SEQ, TIME, EVENT, KIND, NODE, PID, NAME, ID, INCARNATION, CAUSE);
  }

  /// Tells who the process of an event is; where there are several nodes, on which first.
  ///
  /// @param pid not 0
  static void self(int pid, Identities identities, LineSink into) {
    Detail.Identity identity = identities.get(pid);
    if (identity != null && identity.node().isDistributed()) {
      into.text(NODE, identity.node().name());
    }
    into.pid(PID, pid, identity == null ? 0 : identity.node().index());
    String name = identities.name(pid);
    if (name != null) {
      into.text(NAME, name);
    }
    if (identity != null) {
      into.text(ID, identity.path());
      into.number(INCARNATION, identity.incarnation());
    }
  }

  /// Tells what is said after the process of an event and before its cause. Allocates nothing.
  static void rest(EventType type, int other, @Nullable Digested detail, LineSink into) {
    other(type, other, detail, into);
    switch (detail) {
      case null -> {}
      case Term term -> {
        TraceKey key = DETAILS[index(type)];
        into.term(key == null ? VALUE : key, term);
      }
      case Detail known -> known(other, known, into);
      default -> throw new IllegalStateException("detail of an event (" + detail + ")");
    }
  }

  private static void other(EventType type, int other, @Nullable Digested detail, LineSink into) {
    TraceKey key = OTHERS[index(type)];
    if (key == null) {
      return;
    }
    if (detail instanceof Detail.NameDown down) {
      into.text(OF, down.name());
      if (type == EventType.DOWN && other != 0) {
        into.subject(key, other);
      }
    } else if (other != 0 || type.tellsOutside()) {
      into.subject(key, other);
    }
  }

  private static void known(int other, Detail detail, LineSink into) {
    switch (detail) {
      case Detail.Identity identity -> identity(identity, into);
      case Detail.NameDown down -> into.term(REASON, down.reason());
      case Detail.Result result -> result(result, into);
      case Detail.ChildReason failed -> {
        child(other, failed.child().text(), into);
        into.term(REASON, failed.reason());
      }
      case Detail.Report report -> {
        child(other, report.child().text(), into);
        into.text(KIND, report.kind());
        into.term(REASON, report.reason());
      }
      case Detail.Budget budget -> {
        child(other, budget.child().text(), into);
        budget(budget, into);
      }
      case Detail.StateChange change -> {
        into.text(OLD_STATE, change.from());
        into.text(NEW_STATE, change.to());
      }
      case Detail.Operation operation -> values(operation.event().keys(), operation.values(), into);
      case Detail.Struck struck -> {
        into.text(FAULT, struck.fault().word());
        values(struck.fault().keys(), struck.values(), into);
        into.text(TEXT, struck.text());
      }
    }
  }

  private static void identity(Detail.Identity identity, LineSink into) {
    into.text(PROCESS_TYPE, identity.kind().word());
    if (identity.module() != null) {
      into.text(MODULE, identity.module());
    }
    if (identity.bond() != SpawnBond.NONE) {
      into.text(BOND, identity.bond().word());
    }
    if (identity.args() != null) {
      into.term(ARGS, identity.args());
    }
  }

  private static void result(Detail.Result result, LineSink into) {
    into.text(VERB, result.verb());
    if (result.of() != null) {
      into.term(OF, result.of());
    }
    into.term(VALUE, result.value());
  }

  private static void budget(Detail.Budget budget, LineSink into) {
    into.text(STRATEGY, budget.strategy().word());
    into.number(SPENT, budget.spent());
    into.number(MAX_RESTARTS, budget.maxRestarts());
    into.number(MAX_SECONDS, budget.maxSeconds());
  }

  /// Tells the path of a child that has no process; one that has was told as the other process.
  private static void child(int other, String path, LineSink into) {
    if (other == 0) {
      into.text(CHILD, path);
    }
  }

  private static void values(
      List<TraceKey> keys, List<? extends @Nullable Term> values, LineSink into) {
    for (int i = 0; i < keys.size(); i++) {
      Term value = values.get(i);
      if (value != null) {
        into.term(keys.get(i), value);
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // it indexes tables of keys
  private static int index(EventType type) {
    return type.ordinal();
  }

  private interface KeyName {
    @Nullable String of(EventType type);
  }

  private static @Nullable TraceKey[] keys(KeyName name) {
    return Stream.of(EventType.values())
        .map(type -> {
          String key = name.of(type);
          return key == null ? null : TraceKey.of(key);
        })
        .toArray(TraceKey[]::new);
  }
}
