package crashlab.library.horde;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.trace.EventType;
import crashlab.vm.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the supervisor of a Horde on one node knows of the members, and lets them know of itself.
final class HordeMembers {
  private final HordeServer server;
  private final Membership membership = new Membership();
  private final Map<String, Monitor> monitors = new LinkedHashMap<>();
  private boolean shuttingDown;

  HordeMembers(HordeServer server) {
    this.server = server;
  }

  Membership membership() {
    return membership;
  }

  boolean isShuttingDown() {
    return shuttingDown;
  }

  /// The own node is about to go.
  void shutDown(Runnable then) {
    shuttingDown = true;
    setOwnStatus(then);
  }

  /// Whether a member is known to live.
  boolean isAlive(String member) {
    return membership.names().contains(member) && membership.statusOf(member) == MemberStatus.ALIVE;
  }

  /// Takes in a change of the map; tells whether it is about the members.
  ///
  /// Source: dynamic_supervisor_impl.ex, `update_member/2`.
  boolean update(CrdtOperation change) {
    switch (change.key()) {
      case CrdtKey.Member(String member) -> {
        if (change.value() == null) {
          membership.remove(member);
        } else {
          membership.add(member);
        }
      }
      case CrdtKey.MemberInfo(String member) -> {
        if (change.value() instanceof CrdtValue.Status(MemberStatus status)) {
          know(member, status);
        } else {
          membership.forget(member);
        }
      }
      case CrdtKey.Child _, CrdtKey.Name _ -> {
        return false;
      }
    }
    return true;
  }

  private void know(String member, MemberStatus status) {
    MemberStatus before = membership.statusOf(member);
    membership.know(member, status);
    if (before != status && status == MemberStatus.ALIVE) {
      server.emit(EventType.LIBRARY, null, HordeEvents.MEMBER_UP.with(new Atom(member)));
    } else if (before != status && status == MemberStatus.DEAD) {
      server
          .self()
          .setCause(
              server.emit(EventType.LIBRARY, null, HordeEvents.MEMBER_DEAD.with(new Atom(member))));
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `set_own_node_status/2`.
  void setOwnStatus(Runnable then) {
    MemberStatus status = shuttingDown ? MemberStatus.SHUTTING_DOWN : MemberStatus.ALIVE;
    if (membership.statusOf(server.own()) == status) {
      then.run();
      return;
    }
    server.write(
        new CrdtKey.MemberInfo(server.own()),
        new CrdtValue.Status(status),
        () -> {
          know(server.own(), status);
          then.run();
        });
  }

  /// Source: dynamic_supervisor_impl.ex, `set_members/2`.
  void set(Set<String> members, Runnable then) {
    List<CrdtOperation> changes = new ArrayList<>();
    Set<String> before = new TreeSet<>(membership.names());
    for (String gone : before) {
      if (!members.contains(gone)) {
        changes.add(new CrdtOperation(new CrdtKey.Member(gone), null));
        changes.add(new CrdtOperation(new CrdtKey.MemberInfo(gone), null));
      }
    }
    for (String member : members) {
      if (!before.contains(member)) {
        changes.add(new CrdtOperation(new CrdtKey.Member(member), CrdtValue.Present.VALUE));
      }
    }
    membership.set(members);
    server.write(
        changes,
        () -> {
          monitorAll();
          then.run();
        });
  }

  /// Source: dynamic_supervisor_impl.ex, `monitor_supervisors/1`.
  void monitorAll() {
    for (String member : membership.alive()) {
      if (!monitors.containsKey(member)) {
        server.charge(Cost.MONITOR);
        var owner = server.names.owner(HordeNames.node(server.node(), member));
        monitors.put(member, server.node().bonds().monitorName(server.self(), owner));
      }
    }
  }

  /// The process of another member has ended, or its node cannot be reached.
  ///
  /// Source: dynamic_supervisor_impl.ex, `handle_info({:DOWN, …})`.
  void down(long ref) {
    for (Map.Entry<String, Monitor> entry : monitors.entrySet()) {
      if (entry.getValue().ref() == ref) {
        String member = entry.getKey();
        monitors.remove(member);
        var dead = new CrdtValue.Status(MemberStatus.DEAD);
        server.write(new CrdtKey.MemberInfo(member), dead, () -> setOwnStatus(() -> {}));
        return;
      }
    }
  }
}
