package crashlab.vm;

import crashlab.kernel.EventQueue;
import crashlab.kernel.RandomStream;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.OtpRelease;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One virtual machine: its processes, and what the runtime system does for them.
///
/// A run advances by [#step()]. Within one node signals take no time: what a process sends is in
/// the receiver's mailbox at once, and a fatal exit signal has ended its receiver before anybody
/// runs.
public final class ErlangNode {
  /// What happens outside the node at a time that was asked for by [#schedule].
  public interface OutsideEvents {
    void happen(int subject, long argument);
  }

  /// Is told of the end of the root supervisor.
  public interface RootWatcher {
    void rootEnded(Term reason);
  }

  /// What a START_ACK carries if the start failed.
  static final Object START_FAILED = "failed";

  static final int SLICE = 0;
  static final int TIMER = 1;
  private static final int SEND_AFTER = 2;
  private static final int OUTSIDE = 3;
  private static final int REDUCTIONS = 4000;

  private final EventQueue queue = new EventQueue();
  private final NodeOptions options;
  private final CostModel costs;
  private final TraceSink sink;
  private final Schedulers schedulers;
  private final Signals signals = new Signals(this);
  private final Bonds bonds = new Bonds(this);
  private final Waits waits;
  private final TimerTable timers = new TimerTable();
  private final AtomTable atoms;
  private final ProcessTable processes = new ProcessTable();
  private final Map<String, NameSlot> names = new LinkedHashMap<>();
  private final Map<String, PathEntry> paths = new LinkedHashMap<>();
  private final RandomStream random;
  private final OutsideEvents outside;
  private @Nullable Touched touched;
  private @Nullable RootWatcher rootWatcher;
  private @Nullable ErlangProcess root;
  private @Nullable ErlangProcess current;
  private @Nullable Message freeMessage;
  private @Nullable Reusable freeObjects;
  private @Nullable String deathCause;
  private long seq;
  private long refs;
  private long steps;
  private long horizonNanos = Long.MIN_VALUE;
  private long reductions;
  private int reductionsLeft;
  private long clockJumpNanos;
  private long bytes;
  private long maxBytes;
  private boolean charging;

  public ErlangNode(
      NodeOptions options, RandomStream random, TraceSink sink, OutsideEvents outside) {
    this.options = options;
    this.costs = options.costs();
    this.random = random;
    this.sink = sink;
    this.outside = outside;
    this.schedulers = new Schedulers(this, queue, options.schedulers());
    this.atoms = new AtomTable(options.atomLimit());
    this.waits = new Waits(this, queue, processes);
  }

  // ---- time and events

  public long nowNanos() {
    return queue.nowNanos();
  }

  /// Monotonic time, by whose whole seconds restarts are counted.
  public long monotonicNanos() {
    return queue.nowNanos() + options.clockOffsetNanos() + clockJumpNanos;
  }

  /// Moves the monotonic clock on, as a suspended machine would.
  public void jumpClock(long byNanos) {
    clockJumpNanos += byNanos;
  }

  /// Tells whether a process can run at this very instant.
  public boolean isBusyNow() {
    return schedulers.canDispatch();
  }

  /// The time of the next event; [Long#MAX_VALUE] if nothing is left to happen.
  public long nextEventNanos() {
    return isBusyNow() ? queue.nowNanos() : schedulers.nextNanos();
  }

  /// Moves the clock to a time before which nothing happens.
  public void advanceTo(long timeNanos) {
    queue.advanceTo(timeNanos);
  }

  /// Lets one thing happen: a process gets a scheduler, or the next event comes. Returns false if
  /// nothing is left to happen.
  public boolean step() {
    steps++;
    if (schedulers.canDispatch()) {
      schedulers.dispatch();
      return true;
    }
    if (schedulers.endNearestStretch()) {
      return true;
    }
    if (!queue.advance()) {
      return false;
    }
    int subject = queue.subject();
    long argument = queue.argument();
    switch (queue.kind()) {
      case SLICE -> schedulers.stretchEnds(subject, argument);
      case TIMER -> waits.timerFires(subject, argument);
      case SEND_AFTER -> messageTimer(subject, argument);
      default -> outside.happen(subject, argument);
    }
    return true;
  }

  /// Takes all steps that come before `nanos`, up to the end of the run, and returns how many these
  /// were. Allocates nothing.
  public long runBefore(long nanos) {
    long before = steps;
    horizonNanos = nanos;
    while ((schedulers.canDispatch() || schedulers.nextNanos() < nanos)
        && deathCause == null
        && !isOverLimit()) {
      step();
    }
    horizonNanos = Long.MIN_VALUE;
    return steps - before;
  }

  /// Asks for a call of [OutsideEvents#happen] at `timeNanos`.
  public void schedule(long timeNanos, int subject, long argument) {
    queue.schedule(timeNanos, OUTSIDE, subject, argument);
  }

  /// Why the VM stopped; null while it runs.
  public @Nullable String deathCause() {
    return deathCause;
  }

  /// Stops the VM: nothing runs after this.
  public void die(String why) {
    if (deathCause == null) {
      deathCause = why;
      emit(EventType.VM_DIED, null, null, current == null ? 0 : current.cause, new Text(why));
    }
  }

  /// Tells whether the run has used up its limit of events.
  public boolean isOverLimit() {
    return seq + steps > options.events() || reductions > 4 * options.events();
  }

  // ---- for those who look on

  /// From now on the node keeps in mind which processes change; [#drainTouched] tells.
  public void beginToTouch() {
    touched = new Touched();
  }

  /// Hands every process that may have changed since the last call to `action`, some more than
  /// once.
  public void drainTouched(java.util.function.Consumer<ErlangProcess> action) {
    if (touched != null) {
      touched.drain(action);
    }
  }

  void touch(ErlangProcess process) {
    if (touched != null) {
      touched.add(process);
    }
  }

  // ---- its parts

  /// Links and monitors.
  public Bonds bonds() {
    return bonds;
  }

  /// What processes wait for, and how they take messages.
  public Waits waits() {
    return waits;
  }

  // ---- facts

  /// Hands an event to the trace and returns its `seq`.
  public long emit(
      EventType type,
      @Nullable ErlangProcess process,
      @Nullable ErlangProcess other,
      long cause,
      @Nullable Digested detail) {
    long number = ++seq;
    sink.event(
        number,
        queue.nowNanos(),
        type,
        process == null ? 0 : process.number,
        other == null ? 0 : other.number,
        cause,
        detail);
    return number;
  }

  public long eventCount() {
    return seq;
  }

  public CostModel costs() {
    return costs;
  }

  /// Whose rules hold.
  public OtpRelease release() {
    return options.release();
  }

  public int processCount() {
    return processes.size();
  }

  public int maxProcessCount() {
    return processes.maxSize();
  }

  public int atomCount() {
    return atoms.size();
  }

  public long memoryBytes() {
    return bytes;
  }

  public long maxMemoryBytes() {
    return maxBytes;
  }

  public int schedulerCount() {
    return schedulers.count();
  }

  public long schedulerBusyNanos() {
    return schedulers.busyNanos();
  }

  /// Walks the processes that live, in an order that depends on the run alone.
  public void forEachProcess(java.util.function.Consumer<ErlangProcess> action) {
    processes.forEach(action);
  }

  /// The slot of a name; the same object for the whole run.
  public NameSlot name(String name) {
    return names.computeIfAbsent(name, NameSlot::new);
  }

  public Iterable<NameSlot> names() {
    return names.values();
  }

  /// The entry of a path; the same object for the whole run.
  public PathEntry path(String path) {
    return paths.computeIfAbsent(path, PathEntry::new);
  }

  public @Nullable PathEntry findPath(String path) {
    return paths.get(path);
  }

  /// The stream of random numbers of a part of the system, named so that no other part shares it.
  public RandomStream random(String part) {
    return random.derive(part);
  }

  // ---- costs

  /// Lets a process owe the time of an operation. Allocates nothing.
  public void charge(ErlangProcess process, Cost cost) {
    if (charging) {
      process.debtNanos += costs.of(cost);
    }
  }

  /// Lets a process owe `nanos` of core time, whatever the settings.
  public void chargeWork(ErlangProcess process, long nanos) {
    process.debtNanos += nanos;
  }

  /// Lets a process owe the copying of a term to another process's heap. Allocates nothing.
  public void chargeCopy(ErlangProcess process, Term term) {
    long copied = term.bytes();
    if (charging && copied > 0) {
      process.debtNanos += copied * costs.of(Cost.COPY) / 1000;
    }
  }

  /// Begins to pay what the process owes. Returns true if it does: then its program returns at once
  /// and is called again when the time has passed.
  public boolean pay(ErlangProcess process) {
    if (process.debtNanos == 0) {
      return false;
    }
    long nanos = slowed(process, process.debtNanos);
    if (paysAtOnce(process, nanos)) {
      process.debtNanos = 0;
      return false;
    }
    beginToPay(process);
    return process.busyNanos > 0;
  }

  /// Begins to pay what the process owes, for a program that returns in any case: owing nothing,
  /// the process gives up its turn.
  public void beginToPay(ErlangProcess process) {
    process.busyNanos += slowed(process, process.debtNanos);
    process.debtNanos = 0;
  }

  /// Lets the time of a payment pass on the spot if nothing else happens meanwhile and nobody looks
  /// on step by step: the same step, without the way out of the program and back.
  private boolean paysAtOnce(ErlangProcess process, long nanos) {
    if (process != current
        || deathCause != null
        || isOverLimit()
        || !schedulers.pass(process, nanos, horizonNanos)) {
      return false;
    }
    steps++;
    reductionsLeft = REDUCTIONS;
    return true;
  }

  static long slowed(ErlangProcess process, long nanos) {
    RareState rare = process.rare;
    return rare == null || rare.slowness == 1 ? nanos : (long) (nanos * rare.slowness);
  }

  /// Counts one reduction of the running process and tells whether it has to let others run.
  public boolean isOutOfReductions() {
    reductions++;
    return --reductionsLeft < 0;
  }

  void execute(ErlangProcess process) {
    current = process;
    reductionsLeft = REDUCTIONS;
    process.program.run(this, process);
    current = null;
    touch(process);
  }

  // ---- running and waiting

  /// Lets a waiting process run, unless it is suspended.
  void wake(ErlangProcess process) {
    if (process.isSuspended()) {
      process.wantsToRun = true;
    } else {
      schedulers.enqueue(process);
    }
  }

  // ---- suspension and slowness

  /// `erlang:suspend_process`: nothing runs until [#resume], messages pile up, fatal signals still
  /// end it.
  public void suspend(ErlangProcess process) {
    process.rare().suspensions++;
    touch(process);
    if (process.status == ErlangProcess.Status.RUNNING && process != current) {
      schedulers.withdraw(process);
      process.status = ErlangProcess.Status.WAITING;
      process.wantsToRun = true;
    }
  }

  public void resume(ErlangProcess process) {
    RareState rare = process.rare;
    if (rare == null || rare.suspensions == 0 || --rare.suspensions > 0 || !process.isAlive()) {
      return;
    }
    touch(process);
    if (process.wantsToRun && process.status == ErlangProcess.Status.WAITING) {
      process.wantsToRun = false;
      schedulers.enqueue(process);
    }
  }

  /// From now on what the process does takes `factor` times as long.
  public void setSlowness(ErlangProcess process, double factor) {
    process.rare().slowness = factor;
  }

  // ---- messages

  /// Returns an empty message for the caller to fill in and [#deliver]. Allocates only if none is
  /// free.
  public Message message(
      Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause) {
    Message message = freeMessage;
    if (message == null) {
      message = new Message();
    } else {
      freeMessage = message.next;
      message.next = null;
    }
    message.kind = kind;
    message.sender = sender;
    message.payload = payload;
    message.cause = cause;
    message.ref = 0;
    return message;
  }

  /// Returns a message that answers or carries a reference.
  public Message message(
      Message.Kind kind, @Nullable ErlangProcess sender, Term payload, long cause, long ref) {
    Message message = message(kind, sender, payload, cause);
    message.ref = ref;
    return message;
  }

  /// Gives a message something that no term of the scenario can say.
  public Message with(Message message, Object extra) {
    message.extra = extra;
    return message;
  }

  /// Gives back a message that has been handled.
  public void recycle(Message message) {
    message.extra = null;
    message.sender = null;
    message.isMarked = false;
    message.next = freeMessage;
    freeMessage = message;
  }

  /// Puts a message into the mailbox of its receiver; one for the dead is dropped.
  public void deliver(ErlangProcess to, Message message) {
    if (!to.isAlive()) {
      recycle(message);
      return;
    }
    RareState wait = to.rare;
    if (message.ref != 0 && wait != null && message.ref == wait.waitRef) {
      match(to, wait, message);
      return;
    }
    if (message.kind == Message.Kind.REPLY) { // late. Source: OTP gen.erl, do_call/4
      if (options.release().hasAliases()) {
        recycle(message); // the alias that it was sent to is gone
        return;
      }
      message.kind = Message.Kind.TASK_RESULT; // as such it reads: {ref, reply}
    }
    Mailbox.append(to, message);
    touch(to);
    claimMemory(sizeOf(message));
    int waiting = to.waiting;
    if (to.name != null && waiting > to.name.mailboxMax) {
      to.name.mailboxMax = waiting;
    }
    if (waiting > options.mailbox()) {
      die("mailbox of " + to.path().path() + " holds more than " + options.mailbox() + " messages");
    }
    if (to.wakesOnMessage && to.status == ErlangProcess.Status.WAITING) {
      to.wakesOnMessage = false;
      wake(to);
    }
  }

  private void match(ErlangProcess to, RareState wait, Message message) {
    if (message.kind == Message.Kind.REPLY && wait.callMonitor != null) {
      wait.callMonitor.detach(); // the alias of a call goes with its reply
    }
    if (wait.lastMatched == null) {
      wait.matched = message;
    } else {
      wait.lastMatched.next = message;
    }
    wait.lastMatched = message;
    if (to.status == ErlangProcess.Status.WAITING) {
      wake(to);
    }
  }

  /// Sends a message after a time, to a pid or to whoever holds a name then.
  public void sendAfter(
      long nanos, Message message, @Nullable ErlangProcess receiver, @Nullable NameSlot name) {
    message.addressee = name == null ? receiver : name;
    int index = timers.again(message);
    if (index == TimerTable.NONE) {
      index = timers.add(message);
    }
    queue.schedule(queue.nowNanos() + nanos, SEND_AFTER, index, message.cause);
    if (timers.message(index) != message) {
      message.addressee = null;
      recycle(message);
    }
  }

  private void messageTimer(int index, long cause) {
    Message kept = timers.message(index);
    ErlangProcess receiver = null;
    if (kept.addressee instanceof ErlangProcess process) {
      receiver = process;
    } else if (kept.addressee instanceof NameSlot name) {
      receiver = name.holder;
    }
    Message message = kept;
    if (timers.last(index)) {
      message.addressee = null;
      message.cause = cause;
    } else {
      message = message(kept.kind, kept.sender, kept.payload, cause, kept.ref);
      message.extra = kept.extra;
    }
    if (receiver == null || !receiver.isAlive()) {
      recycle(message);
      return;
    }
    if (message.kind == Message.Kind.INFO) {
      message.cause =
          emit(EventType.TIMER, message.sender, receiver, message.cause, message.payload);
    }
    deliver(receiver, message);
  }

  /// A reference that nothing else has.
  public long newRef() {
    return ++refs;
  }

  /// Takes an object that was given back, or returns null.
  public @Nullable Reusable takeSpare() {
    Reusable spare = freeObjects;
    if (spare != null) {
      freeObjects = spare.nextSpare;
      spare.nextSpare = null;
    }
    return spare;
  }

  /// Gives back an object for others to use.
  public void giveBack(Reusable object) {
    object.nextSpare = freeObjects;
    freeObjects = object;
  }

  // ---- processes

  /// Creates a process. `linked` ties it to its creator from the first instant.
  public ErlangProcess spawn(
      ProcessSpec spec, Program program, @Nullable ErlangProcess creator, boolean linked) {
    PathEntry path = spec.path();
    var process =
        new ErlangProcess(
            processes.nextNumber(), ++path.incarnations, spec, program, linked ? creator : null);
    path.latest = process;
    processes.add(process);
    claimMemory(costs.of(Cost.PROCESS_BYTES));
    long creatorCause = creator == null ? 0 : creator.cause;
    process.cause = emit(EventType.SPAWN, process, creator, creatorCause, process.identity());
    if (spec.name() != null) {
      spec.name().holder = process;
      process.name = spec.name();
    }
    if (linked && creator != null) {
      LinkList.add(new Link(creator, process));
    }
    if (processes.size() > options.processes()) {
      die("more than " + options.processes() + " processes");
    }
    schedulers.enqueue(process);
    return process;
  }

  /// Creates a process whose creator waits for the end of its init: returns once the child has said
  /// so under [#startRefOf].
  public ErlangProcess startLink(
      ProcessSpec spec, Program program, @Nullable ErlangProcess creator) {
    ErlangProcess child = spawn(spec, program, creator, true);
    child.isStarting = true;
    return child;
  }

  /// The reference of the start of `child`: below 0, as no other is.
  public long startRefOf(ErlangProcess child) {
    return -child.number;
  }

  /// The init of `child` is over. `result` is `ok`, `ignore` or, with `failed`, the reason of its
  /// failure.
  public void acknowledgeStart(ErlangProcess child, Term result, boolean failed) {
    boolean awaited = child.isStarting;
    child.isStarting = false;
    if (child == root) {
      charging = true; // starting the system was free, apart from its own work and sleep
    }
    ErlangProcess starter = child.parent;
    if (starter == null || !awaited) {
      return;
    }
    boolean ends = failed || !result.equals(crashlab.otp.Atom.OK);
    if (ends && release().awaitsFailedStarts()) { // the starter consumes the EXIT
      Link link = LinkList.find(child, starter);
      if (link != null) {
        LinkList.remove(link);
      }
    }
    long ref = startRefOf(child);
    Message ack = message(Message.Kind.START_ACK, child, result, child.cause, ref);
    ack.extra = failed ? START_FAILED : null;
    deliver(starter, ack);
  }

  /// The process is the root supervisor: its end is told to `watcher`.
  public void watchRoot(ErlangProcess process, RootWatcher watcher) {
    root = process;
    rootWatcher = watcher;
  }

  /// The process ends with `reason`; its links and monitors are told.
  public void exit(ErlangProcess process, Term reason) {
    if (!process.isAlive()) {
      return;
    }
    ErlangProcess.Status was = process.status;
    process.status = ErlangProcess.Status.ENDED;
    touch(process);
    process.exitReason = reason;
    if (was == ErlangProcess.Status.RUNNING && process != current) {
      schedulers.withdraw(process);
    }
    long ending = emit(EventType.EXIT, process, null, process.cause, reason);
    if (process.name != null) {
      process.name.holder = null;
    }
    processes.remove(process);
    bytes -= costs.of(Cost.PROCESS_BYTES);
    for (Message m = process.firstMessage; m != null; m = m.next) {
      bytes -= sizeOf(m);
    }
    Mailbox.clear(process);
    process.program.ended(this, process, reason);
    signals.sendAll(process, reason, ending);
    RareState rare = process.rare;
    while (rare != null && rare.firstMonitor != null) {
      rare.firstMonitor.detach();
    }
    if (process == root && rootWatcher != null) {
      rootWatcher.rootEnded(reason);
    }
    signals.deliverAll();
  }

  /// `exit(pid, reason)`. `from` is null for somebody outside.
  public void exitSignal(@Nullable ErlangProcess from, ErlangProcess to, Term reason, long cause) {
    signals.exit(from, to, reason, cause);
  }

  // ---- names and flags

  /// Registers a process; returns false if the name is taken or the process has one already.
  /// Source: OTP erlang manual, `register/2`.
  public boolean register(ErlangProcess process, NameSlot name) {
    if (name.holder != null || process.name != null) {
      return false;
    }
    name.holder = process;
    process.name = name;
    emit(EventType.REGISTER, process, null, process.cause, name.atom());
    return true;
  }

  /// The process gives its name up, if it has one.
  public void unregister(ErlangProcess process) {
    if (process.name != null) {
      process.name.holder = null;
      process.name = null;
    }
  }

  public void setTrapsExits(ErlangProcess process, boolean on) {
    process.trapsExits = on;
  }

  /// The process fails with `reason` the next time it runs, unless its program takes failures as
  /// messages.
  public void setCrash(ErlangProcess process, Term reason) {
    process.rare().pendingCrash = reason;
  }

  /// Makes an atom; a full table ends the VM.
  public boolean makeAtom(String name) {
    if (atoms.add(name)) {
      return true;
    }
    die("no more index entries in atom_tab (max=" + options.atomLimit() + ")");
    return false;
  }

  /// A message has left its mailbox.
  void release(Message message) {
    bytes -= sizeOf(message);
  }

  private long sizeOf(Message message) {
    return costs.of(Cost.MESSAGE_BYTES) + message.payload.bytes();
  }

  private void claimMemory(long amount) {
    bytes += amount;
    if (bytes > maxBytes) {
      maxBytes = bytes;
      if (bytes > options.memoryBytes()) {
        die("eheap_alloc: cannot allocate memory, " + bytes + " bytes are in use");
      }
    }
  }
}
