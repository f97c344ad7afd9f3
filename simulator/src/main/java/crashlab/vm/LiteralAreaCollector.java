package crashlab.vm;

import crashlab.otp.Cost;
import crashlab.otp.SpawnBond;
import crashlab.trace.ProcessKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Frees areas of literals: asks each process of the node whether it refers to the area, a few at a
/// time; who does collects its heap and copies what it refers to. One area comes after the other.
/// Takes time in proportion to the processes, and allocates nothing for one of them.
///
/// Source: OTP erts_literal_area_collector.erl, `msg_loop/4`, `switch_area/0`; beam_bif_load.c,
/// `erts_proc_copy_literal_area`.
public final class LiteralAreaCollector {
  static final ServiceKey<LiteralAreaCollector> KEY =
      ServiceKey.of("literal areas", LiteralAreaCollector.class);

  /// The number of the requests, which have no pids.
  static final int NOBODY = 0;

  /// Source: OTP erts_literal_area_collector.erl, `MAX_GC_OUTSTND`.
  private static final int MOST_COLLECTING = 2;

  /// Source: OTP erlang manual, `system_info(outstanding_system_requests_limit)`: measured, twice
  /// the schedulers.
  private static final int REQUESTS_PER_SCHEDULER = 2;

  /// Literals that are to be freed.
  public interface Area {
    /// A process is asked.
    void asks(ErlangProcess process);

    /// Tells whether a process refers to it.
    ///
    /// @param program what the process runs
    boolean isReferredToBy(Program program);

    /// How long it takes a process to copy it, in nanoseconds.
    long copyNanos();

    /// A process has copied it to its own heap.
    ///
    /// @param program what the process runs
    void copied(ErlangProcess by, Program program);

    /// The last process has answered: nobody refers to it any more.
    void freed();
  }

  private final ErlangNode node;
  private final ProcessTable processes;
  private final Schedulers schedulers;
  private final Deque<Area> waiting = new ArrayDeque<>();
  private final Deque<ErlangProcess> toCollect = new ArrayDeque<>();
  private final List<CopyRequest> requests;
  private @Nullable Area area;
  private int nextSlot;
  private int endSlot;
  private int lastNumber;
  private int outstanding;
  private int collecting;

  LiteralAreaCollector(ErlangNode node, ProcessTable processes, Schedulers schedulers) {
    this.node = node;
    this.processes = processes;
    this.schedulers = schedulers;
    var path = new PathEntry(node.id(), "erts_literal_area_collector");
    var nature = ProcessNature.of(ProcessKind.PROCESS, null, false);
    ProcessSpec spec = ProcessSpec.of(path, nature, null, SpawnBond.NONE);
    this.requests =
        Stream.generate(() -> new CopyRequest(this, node, spec))
            .limit((long) REQUESTS_PER_SCHEDULER * schedulers.count())
            .toList();
  }

  /// Frees an area once nobody refers to it.
  public void free(Area unused) {
    waiting.add(unused);
    if (area == null) {
      switchArea();
    }
  }

  private void switchArea() {
    area = waiting.poll();
    if (area == null) {
      return;
    }
    nextSlot = 0;
    endSlot = processes.slots();
    lastNumber = node.run().lastPid();
    outstanding = requests.size();
    for (CopyRequest request : requests) {
      schedulers.enqueue(request.process);
    }
  }

  Area area() {
    if (area == null) {
      throw new IllegalStateException("there is no area to be freed");
    }
    return area;
  }

  /// The next process that was there when the area came, or null.
  @Nullable ErlangProcess nextToAsk() {
    while (nextSlot < endSlot) {
      ErlangProcess process = processes.at(nextSlot++);
      if (process != null && process.number <= lastNumber) {
        area().asks(process);
        return process;
      }
    }
    return null;
  }

  /// A process that refers to the area may collect: tells whether it does so at once; if not, its
  /// turn comes when another one has.
  boolean mayCollect(ErlangProcess process) {
    if (collecting < MOST_COLLECTING) {
      collecting++;
      return true;
    }
    toCollect.push(process);
    return false;
  }

  /// A process has collected. Returns the one whose turn it is now, or null.
  @Nullable ErlangProcess nextToCollect() {
    ErlangProcess next = toCollect.poll();
    if (next == null) {
      collecting--;
    }
    return next;
  }

  /// A request has nobody left to ask.
  void isDone() {
    if (--outstanding == 0) {
      Area freed = area();
      freed.freed();
      switchArea();
    }
  }

  long scanNanos() {
    return node.priceOf(Cost.PERSISTENT_TERM_SCAN);
  }
}
