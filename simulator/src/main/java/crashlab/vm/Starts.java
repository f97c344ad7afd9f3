package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts of processes whose creators wait for the end of their init.
///
/// Source: OTP proc_lib.erl, `start_link/3`, `init_ack/2`.
public final class Starts {
  /// Is told of the end of an init.
  public interface WhenOver {
    void accept(boolean succeeded);
  }

  private record Awaited(ErlangProcess process, WhenOver then) {}

  /// What a START_ACK carries if the start failed.
  static final Object FAILED = "failed";

  private final ErlangNode node;
  private final List<Awaited> awaitedFromOutside = new ArrayList<>(1);

  Starts(ErlangNode node) {
    this.node = node;
  }

  /// Creates a process whose creator waits for the end of its init: returns once the child has said
  /// so under [#refOf].
  public ErlangProcess startLink(
      ProcessSpec spec, Program program, @Nullable ErlangProcess creator) {
    ErlangProcess child = node.lifecycle().spawn(spec, program, creator);
    child.setStarting(true);
    return child;
  }

  /// The reference of the start of `child`: below 0, as no other is.
  public long refOf(ErlangProcess child) {
    return -child.number;
  }

  /// The init of `child` is over. `result` is `ok`, `ignore` or, with `failed`, the reason of its
  /// failure.
  public void acknowledge(ErlangProcess child, Term result, boolean failed) {
    boolean awaited = child.isStarting();
    child.setStarting(false);
    tellStart(child, !failed && result.equals(Atom.OK));
    ErlangProcess starter = child.parent;
    if (starter == null || !awaited) {
      return;
    }
    boolean ends = failed || !result.equals(Atom.OK);
    if (ends && node.release().awaitsFailedStarts()) {
      consumeExit(child, starter);
    }
    long ref = refOf(child);
    Message ack = node.message(Message.Kind.START_ACK, child, result, child.cause, ref);
    ack.extra = failed ? FAILED : null;
    node.deliver(starter, ack);
  }

  /// A starter that traps exits takes the EXIT of a child whose start failed out of its mailbox;
  /// one that does not gets its exit signal.
  static void consumeExit(ErlangProcess child, ErlangProcess starter) {
    Link link = starter.trapsExits ? LinkList.find(child, starter) : null;
    if (link != null) {
      LinkList.remove(link, child);
    }
  }

  /// The starter of a process does not wait for the end of its init any more.
  public void giveUp(ErlangProcess child) {
    child.setStarting(false);
  }

  /// Does `then` once the init of a process is over that nobody here starts.
  public void whenStarted(ErlangProcess process, WhenOver then) {
    awaitedFromOutside.add(new Awaited(process, then));
  }

  private void tellStart(ErlangProcess child, boolean succeeded) {
    for (int i = 0; i < awaitedFromOutside.size(); i++) {
      Awaited awaited = awaitedFromOutside.get(i);
      if (awaited.process == child) {
        awaitedFromOutside.remove(i);
        awaited.then.accept(succeeded);
        return;
      }
    }
  }

  /// The node is down: nobody waits any more.
  void clear() {
    awaitedFromOutside.clear();
  }
}
