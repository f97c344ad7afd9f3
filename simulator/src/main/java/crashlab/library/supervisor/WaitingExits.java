package crashlab.library.supervisor;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The EXITs that wait in the mailbox of a supervisor, by who ended: where many children have ended
/// before they are stopped, the mailbox is walked once and not once for each.
final class WaitingExits {
  private final ErlangNode node;
  private final ErlangProcess supervisor;
  private @Nullable Map<ErlangProcess, Message> oldest;

  WaitingExits(ErlangNode node, ErlangProcess supervisor) {
    this.node = node;
    this.supervisor = supervisor;
  }

  /// Takes the EXIT of a process that has ended out of the mailbox, or returns null.
  @Nullable Message take(ErlangProcess ended) {
    Map<ErlangProcess, Message> known = oldest;
    if (known == null) {
      known = listed();
      oldest = known;
    }
    Message exit = known.remove(ended);
    if (exit == null) {
      return node.waits().takeExit(supervisor, ended); // it came after the list was made
    }
    node.waits().take(supervisor, exit);
    return exit;
  }

  private Map<ErlangProcess, Message> listed() {
    var exits = new LinkedHashMap<ErlangProcess, Message>();
    for (Message m = node.waits().firstMessage(supervisor); m != null; m = m.next()) {
      if (m.kind() == Message.Kind.EXIT && m.sender() != null) {
        exits.putIfAbsent(m.sender(), m);
      }
    }
    return exits;
  }
}
