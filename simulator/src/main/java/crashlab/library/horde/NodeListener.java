package crashlab.library.horde;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;

/// Makes all connected nodes members of a Horde, and no others.
///
/// Source: horde 0.10 node_listener.ex.
final class NodeListener extends JavaServer {
  static final ProcessKind KIND =
      ProcessKind.of("horde_node_listener", ProcessKind.Trait.SERVER)
          .described("process of a Horde that makes the connected nodes its members");

  private static final Atom NODEUP = new Atom("nodeup");
  private static final Atom NODEDOWN = new Atom("nodedown");

  private final HordeNames names;

  NodeListener(ErlangNode node, HordeNames names) {
    super(node);
    this.names = names;
  }

  @Override
  protected void init() {
    node.watches().monitorNodes(self());
    initDone();
  }

  @Override
  public Term stateTerm() {
    return new Atom(names.horde());
  }

  @Override
  protected void handleInfo(Message message) {
    boolean isOfNodes =
        message.payload() instanceof Tuple tuple
            && tuple.size() > 1
            && (tuple.get(0).equals(NODEUP) || tuple.get(0).equals(NODEDOWN));
    if (isOfNodes) {
      var members = new HordeMessage.SetMembers(Members.connected(node));
      doNext(new ServerCall(this, names.owner(node), members.term(), members, (_, _) -> {}));
    }
  }
}
