package crashlab.library.pg;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.trace.ProcessKind;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The process of a scope on one node: it takes the joins of the processes of this node, tells
/// those of the other nodes, and has a copy of what they tell.
///
/// Nothing is agreed upon: who joins has joined on the own node at once, and elsewhere when the
/// message arrives.
///
/// Source: OTP pg.erl.
final class PgScope extends JavaServer implements Belonging {
  static final ProcessKind KIND =
      ProcessKind.of("pg", ProcessKind.Trait.SERVER, ProcessKind.Trait.TAKES_CALLS)
          .described("process that knows the groups of a pg scope");

  private static final Atom NOT_JOINED = new Atom("not_joined");
  private static final Atom NODEUP = new Atom("nodeup");
  private static final Atom NODEDOWN = new Atom("nodedown");

  private final String scope;
  private final GroupTables tables;
  private final Map<ErlangProcess, Member> members = new LinkedHashMap<>();
  private final Map<ErlangProcess, Peer> peers = new LinkedHashMap<>();
  private final GroupWatches watches = new GroupWatches();
  private GroupTable table = new GroupTable();

  /// A process of this node that is in groups, the latest first, each as often as it has joined.
  private record Member(Monitor monitor, List<Term> groups) {}

  /// The same scope on another node, and what it told of its members.
  private record Peer(Monitor monitor, ToldMembers told) {
    Peer(Monitor monitor) {
      this(monitor, new ToldMembers());
    }
  }

  PgScope(ErlangNode node, String scope) {
    super(node);
    this.scope = scope;
    this.tables = GroupTables.of(node);
  }

  /// Source: OTP pg.erl, `init/1`.
  @Override
  protected void init() {
    node.belongings().acquire(self(), this);
    table = tables.open(scope);
    node.watches().monitorNodes(self());
    node.run().network().peersOf(node).forEach(this::discover);
    initDone();
  }

  /// Its members are forgotten: whoever joined has to join again.
  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
    tables.close(scope);
  }

  @Override
  public Term stateTerm() {
    return new Atom(scope);
  }

  @Override
  protected void handleCall(Message call) {
    received(EventType.RECEIVE_CALL, call);
    if (call.extra() instanceof PgRequest request) {
      Term answer =
          switch (request) {
            case PgRequest.Join(Term group, ErlangProcess member) -> join(group, member);
            case PgRequest.Leave(Term group, ErlangProcess member) -> leave(group, member);
            case PgRequest.Watch(Term group) -> watch(group, call.sender());
          };
      reply(from(), answer);
    } else {
      failCallback(ExitReason.withStack(ExitReason.BADARG));
    }
  }

  private Term join(Term group, ErlangProcess member) {
    Member known = members.get(member);
    if (known == null) {
      charge(Cost.MONITOR);
      known = new Member(node.bonds().monitor(self(), member), new ArrayList<>());
      members.put(member, known);
    }
    known.groups.addFirst(group);
    enter(group, List.of(member), true);
    broadcast(new PgMessage.Join(self(), group, member));
    return Atom.OK;
  }

  private Term leave(Term group, ErlangProcess member) {
    Member known = members.get(member);
    if (known == null || !known.groups.remove(group)) {
      return NOT_JOINED;
    }
    if (known.groups.isEmpty()) {
      members.remove(member);
      node.bonds().demonitor(known.monitor);
    }
    remove(group, List.of(member));
    broadcast(new PgMessage.Leave(self(), member, List.of(group)));
    return Atom.OK;
  }

  /// Source: OTP pg.erl, `handle_call/3`, `{monitor, Group}`.
  private Term watch(Term group, @Nullable ErlangProcess watcher) {
    if (watcher != null) {
      charge(Cost.MONITOR);
      watches.add(group, watcher, node.bonds().monitor(self(), watcher));
    }
    return SortedMembers.of(table.members(group));
  }

  @Override
  protected void handleCast(Message cast) {
    if (cast.extra() instanceof PgMessage.Sync sync) {
      learn(sync);
    } else {
      failCallback(ExitReason.withStack(ExitReason.BADARG));
    }
  }

  @Override
  protected void handleInfo(Message message) {
    Atom up = nodeOf(NODEUP, message.payload());
    if (message.extra() instanceof PgMessage told) {
      hear(told);
    } else if (up != null) {
      nodeUp(up);
    } else if (nodeOf(NODEDOWN, message.payload()) == null) {
      failCallback(ExitReason.withStack(ExitReason.BADARG));
    }
  }

  private static @Nullable Atom nodeOf(Atom event, Term message) {
    return message instanceof Tuple tuple
            && tuple.size() > 1
            && tuple.get(0).equals(event)
            && tuple.get(1) instanceof Atom name
        ? name
        : null;
  }

  private void nodeUp(Atom name) {
    for (ErlangNode peer : node.run().network().peersOf(node)) {
      if (peer.name().equals(name)) {
        discover(peer);
      }
    }
  }

  private void discover(ErlangNode peer) {
    var discover = new PgMessage.Discover(self());
    charge(Cost.SEND);
    NameSlot to = peer.directory().name(scope);
    long cause = emitTo(EventType.SEND, to, discover.term());
    Message message = node.message(Message.Kind.INFO, self(), discover.term(), cause);
    node.deliver(to, message.with(discover));
  }

  private void hear(PgMessage told) {
    switch (told) {
      case PgMessage.Discover(ErlangProcess peer) -> discovered(peer);
      case PgMessage.Join(ErlangProcess peer, Term group, ErlangProcess member) -> {
        Peer known = peers.get(peer);
        if (known != null) {
          known.told.add(group, member);
          enter(group, List.of(member), false);
        }
      }
      case PgMessage.Leave(ErlangProcess peer, ErlangProcess member, List<Term> groups) -> {
        Peer known = peers.get(peer);
        if (known != null) {
          groups.forEach(group -> left(known, group, member));
        }
      }
      case PgMessage.Sync sync -> learn(sync);
    }
  }

  /// Source: OTP pg.erl, `handle_discover/2`.
  private void discovered(ErlangProcess peer) {
    var sync = new PgMessage.Sync(self(), localGroups());
    cast(peer, sync.term(), sync);
    if (!peers.containsKey(peer)) {
      peers.put(peer, new Peer(monitor(peer)));
      var discover = new PgMessage.Discover(self());
      tell(peer, discover.term(), discover);
    }
  }

  private Monitor monitor(ErlangProcess peer) {
    charge(Cost.MONITOR);
    return node.bonds().monitor(self(), peer);
  }

  /// Source: OTP pg.erl, `all_local_pids/1`.
  private Map<Term, List<ErlangProcess>> localGroups() {
    var groups = new TreeMap<Term, List<ErlangProcess>>(ErlangTermOrder.ORDER);
    members.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getKey().number()))
        .forEach(entry ->
            entry
                .getValue()
                .groups
                .forEach(group ->
                    groups
                        .computeIfAbsent(group, _ -> new ArrayList<>())
                        .addFirst(entry.getKey())));
    return groups;
  }

  private void left(Peer peer, Term group, ErlangProcess member) {
    if (peer.told.remove(group, member)) {
      remove(group, List.of(member));
    }
  }

  /// A node tells all of its members: what was known of it before counts no more.
  ///
  /// Source: OTP pg.erl, `handle_sync/6`.
  private void learn(PgMessage.Sync sync) {
    Peer known = peers.computeIfAbsent(sync.peer(), peer -> new Peer(monitor(peer)));
    known.told.replace(
        sync.groups(),
        (group, gone, come) -> {
          remove(group, gone);
          enter(group, come, false);
        });
  }

  @Override
  protected void handleDown(Message down) {
    ErlangProcess gone = down.sender();
    if (gone == null || !(memberEnded(gone, down.ref()) || peerEnded(gone, down.ref()))) {
      watches.remove(down.ref());
    }
  }

  private boolean memberEnded(ErlangProcess gone, long ref) {
    Member member = members.get(gone);
    if (member == null || member.monitor.ref() != ref) {
      return false;
    }
    members.remove(gone);
    member.groups.forEach(group -> remove(group, List.of(gone)));
    broadcast(new PgMessage.Leave(self(), gone, List.copyOf(member.groups)));
    return true;
  }

  /// The same scope on another node has ended, or its node is not connected any more.
  private boolean peerEnded(ErlangProcess gone, long ref) {
    Peer peer = peers.get(gone);
    if (peer == null || peer.monitor.ref() != ref) {
      return false;
    }
    peers.remove(gone);
    peer.told.forEach(this::remove);
    return true;
  }

  private void enter(Term group, List<ErlangProcess> joined, boolean isLocal) {
    if (joined.isEmpty()) {
      return;
    }
    charge(Cost.ETS_INSERT);
    tables.note(scope, group);
    for (ErlangProcess member : joined.reversed()) {
      table.add(group, member, isLocal);
    }
    notifyWatchers(PgEvents.JOIN, PgMessage.JOIN, group, joined);
  }

  private void remove(Term group, List<ErlangProcess> gone) {
    if (gone.isEmpty()) {
      return;
    }
    charge(Cost.ETS_INSERT);
    gone.forEach(member -> table.remove(group, member));
    notifyWatchers(PgEvents.LEAVE, PgMessage.LEAVE, group, gone);
  }

  private void notifyWatchers(LibraryEvent event, Atom what, Term group, List<ErlangProcess> who) {
    for (ErlangProcess member : who) {
      emit(EventType.LIBRARY, member, event.with(group, member.pid()));
    }
    List<ErlangProcess> watchers = watches.of(group);
    if (!watchers.isEmpty()) {
      Term message = Tuple.of(what, group, PgMessage.pids(who));
      watchers.forEach(watcher -> info(watcher, message, null));
    }
  }

  /// Source: OTP pg.erl, `broadcast/2`: nobody is connected for it.
  private void broadcast(PgMessage message) {
    Term term = message.term();
    peers.keySet().forEach(peer -> tell(peer, term, message));
  }

  private void tell(ErlangProcess peer, Term term, PgMessage message) {
    if (node.run().network().isConnected(node, peer.node())) {
      info(peer, term, message);
    }
  }
}
