package crashlab.otp;

/// What things cost on a real node: the figures of `vm.costs`, with defaults measured on OTP 25.
///
/// Times are of one core in nanoseconds; figures that end in `_bytes` are bytes of memory. They add
/// up to what whole operations take there: a `GenServer.call` with the default timeout 2.04 µs,
/// without one 1.39 µs; a cast 0.28 µs; spawn, exit and DOWN 1.85 µs; a child of a
/// DynamicSupervisor 7.7 µs.
public enum Cost {
  /// A process is scheduled in.
  CONTEXT_SWITCH("context_switch", 225),
  /// A message is sent, be it a request, a cast or a reply.
  SEND("send", 100),
  /// A message is taken from the mailbox; or a server begins a callback for which none came: a
  /// continue, an inserted or retried event, a timeout of no time, a state enter call. Measured on
  /// OTP 25 these take 65 ns (a continue) to 320 ns (an event timeout).
  RECEIVE("receive", 180),
  /// A monitor is set up and taken away; part of every call.
  MONITOR("monitor", 380),
  /// A wait gets a time limit; part of every call whose timeout is not infinity.
  RECEIVE_TIMEOUT("receive_timeout", 650),
  /// A timer that sends a message is set and fires.
  TIMER("timer", 3_300),
  SPAWN("spawn", 700),
  EXIT("exit", 145),
  /// What a `work` step takes beyond its duration: cold caches and the clock's interrupt.
  WORK("work", 2_500),
  /// What a supervisor does to start a child, beyond the messages and the spawn.
  CHILD_START("child_start", 4_900),
  /// A supervisor report is made and logged.
  REPORT("report", 35_000),
  ETS_LOOKUP("ets_lookup", 96),
  ETS_INSERT("ets_insert", 200),
  /// A row that a walk over a whole table looks at.
  ETS_ROW("ets_row", 50),
  /// A table with read_concurrency goes from reading to writing or back.
  ETS_SWITCH("ets_switch", 1_000),
  /// `dets:insert` of one row, with its share of the writing to the file.
  DETS_INSERT("dets_insert", 140_000),
  DETS_LOOKUP("dets_lookup", 28_000),
  /// One row of a DETS file that is repaired: it is read, sorted and written.
  DETS_REPAIR_ROW("dets_repair_row", 40_000),
  /// `persistent_term:get`, of a term of any size; also what `put` and `erase` take to find it.
  PERSISTENT_TERM_GET("persistent_term_get", 80),
  /// A process looks whether it refers to a persistent term that was replaced or erased.
  PERSISTENT_TERM_SCAN("persistent_term_scan", 1_000),
  /// Copying a kilobyte of a term from one heap to another.
  COPY("copy", 1_000),
  /// One event of a process that is traced with `:sys`.
  SYS_TRACE("sys_trace", 20_000),
  /// How long a process may run while others wait: 4000 reductions.
  TIMESLICE("timeslice", 250_000),
  PROCESS_BYTES("process_bytes", 2_700),
  MESSAGE_BYTES("message_bytes", 128);

  /// How many bytes [#COPY] is the price of.
  public static final int COPIED_BYTES = 1_000;

  private final String word;
  private final long normal;

  Cost(String word, long normal) {
    this.word = word;
    this.normal = normal;
  }

  /// Tells whether the figure is no price of an operation: the time slice and the sizes in memory.
  public boolean isSetting() {
    return switch (this) {
      case TIMESLICE, PROCESS_BYTES, MESSAGE_BYTES -> true;
      case CONTEXT_SWITCH, SEND, RECEIVE, MONITOR, RECEIVE_TIMEOUT, TIMER, SPAWN, EXIT -> false;
      case WORK, CHILD_START, REPORT, ETS_LOOKUP, ETS_INSERT, ETS_ROW, ETS_SWITCH -> false;
      case DETS_INSERT, DETS_LOOKUP, DETS_REPAIR_ROW -> false;
      case PERSISTENT_TERM_GET, PERSISTENT_TERM_SCAN, COPY, SYS_TRACE -> false;
    };
  }

  /// The name in `vm.costs`.
  public String word() {
    return word;
  }

  /// The default figure.
  public long normal() {
    return normal;
  }
}
