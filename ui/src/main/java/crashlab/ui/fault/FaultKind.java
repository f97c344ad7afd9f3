package crashlab.ui.fault;

import crashlab.trace.ProcessKind;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// A fault that people can inject.
enum FaultKind {
  KILL("kill", "Kill", "exit(pid, kill): nothing can catch it.", Feather.X_OCTAGON),
  EXIT(
      "exit",
      "Exit with a reason",
      "exit(pid, reason) from outside. Who traps exits gets a message instead; normal is ignored.",
      Feather.LOG_OUT),
  CRASH(
      "crash",
      "Crash",
      "The process itself fails with this reason the next time it runs.",
      Feather.ZAP),
  SUSPEND(
      "suspend",
      "Suspend",
      "erlang:suspend_process: it runs nothing for a while.",
      Feather.PAUSE_CIRCLE),
  HANG(
      "hang",
      "Hang",
      "It is stuck in what it does for a while; its mailbox fills.",
      Feather.LOADER),
  SLOW(
      "slow", "Slow down", "Everything takes it so many times as long for a while.", Feather.CLOCK),
  STOP(
      "stop",
      "Stop in order",
      "GenServer.stop: terminate runs, the reason is normal.",
      Feather.POWER),
  CAST(
      "cast",
      "Cast a message",
      "A cast from outside. Without a clause for it a gen_server crashes.",
      Feather.SEND),
  START_CHILD(
      "start_child",
      "Start a child",
      "Asks a dynamic supervisor to start one more child.",
      Feather.PLUS_CIRCLE),
  CLOCK_JUMP(
      "clock_jump",
      "Jump the clock",
      "The monotonic clock, by which restart windows count, moves on at one blow. It strikes no"
          + " process.",
      Feather.FAST_FORWARD);

  /// Something that a fault has to be told.
  enum Field {
    REASON("reason", "Reason"),
    DURATION("for", "For"),
    FACTOR("factor", "Times as slow"),
    MESSAGE("message", "Message"),
    MODULE("module", "Module"),
    ID("id", "Child id");

    private final String key;
    private final String label;

    Field(String key, String label) {
      this.key = key;
      this.label = label;
    }

    /// Its key in a scenario.
    String key() {
      return key;
    }

    String label() {
      return label;
    }
  }

  private final String key;
  private final String title;
  private final String explanation;
  private final Feather icon;

  FaultKind(String key, String title, String explanation, Feather icon) {
    this.key = key;
    this.title = title;
    this.explanation = explanation;
    this.icon = icon;
  }

  /// Its key in a scenario.
  String key() {
    return key;
  }

  String title() {
    return title;
  }

  /// What it does, in OTP's words.
  String explanation() {
    return explanation;
  }

  Feather icon() {
    return icon;
  }

  /// What it has to be told.
  List<Field> fields() {
    return switch (this) {
      case KILL, STOP -> List.of();
      case EXIT, CRASH -> List.of(Field.REASON);
      case SUSPEND, HANG, CLOCK_JUMP -> List.of(Field.DURATION);
      case SLOW -> List.of(Field.FACTOR, Field.DURATION);
      case CAST -> List.of(Field.MESSAGE);
      case START_CHILD -> List.of(Field.MODULE, Field.ID);
    };
  }

  /// Whether it strikes a process; the clock jumps for all at once.
  boolean hasTarget() {
    return this != CLOCK_JUMP;
  }

  /// Whether a process of this kind can suffer it.
  boolean fits(ProcessKind process) {
    return switch (this) {
      case KILL, EXIT, CRASH, SUSPEND, HANG, SLOW -> !process.isInternal();
      case STOP, CAST -> process.takesCalls();
      case START_CHILD -> process.startsOnRequest();
      case CLOCK_JUMP -> false;
    };
  }
}
