package crashlab.library.horde;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.library.registry.ClusterRegistry;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.vm.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Hordes have on a node besides processes: who belongs to them, and the names that they know.
final class HordeObjects {
  private HordeObjects() {}

  /// The members of each Horde.DynamicSupervisor that live, as the node sees it.
  static List<NodeObject> members(ErlangNode node) {
    List<NodeObject> objects = new ArrayList<>();
    for (NameSlot slot : node.directory().names()) {
      if (program(slot) instanceof HordeSupervisor supervisor) {
        objects.add(
            NodeObject.of(
                slot.name(),
                Fact.of("members alive", String.join(", ", supervisor.membership().alive())),
                Fact.of("children of this node", running(node, slot.name()))));
      }
    }
    return objects;
  }

  private static long running(ErlangNode node, String horde) {
    List<HordeChild> children = new ArrayList<>();
    NameSlot slot = node.directory().name(horde + HordeNames.PROCESSES);
    if (program(slot) instanceof HordeProcesses processes) {
      processes.running(children::add);
    }
    return children.size();
  }

  /// The names of each Horde.Registry that the node finds.
  static List<NodeObject> names(ErlangNode node) {
    List<NodeObject> objects = new ArrayList<>();
    for (NameSlot slot : node.directory().names()) {
      if (program(slot) instanceof HordeRegistry registry) {
        for (Term key : registry.foundKeys()) {
          ClusterRegistry.Found found = registry.lookup(key);
          if (found != null) {
            Fact who = Fact.of("process", List.of(found.process()));
            objects.add(NodeObject.of(slot.name() + " · " + text(key), who));
          }
        }
      }
    }
    return objects;
  }

  private static String text(Term key) {
    return key instanceof Text(String text) ? text : key.inspect();
  }

  private static @Nullable Program program(NameSlot slot) {
    ErlangProcess holder = Inspection.holder(slot);
    return holder == null ? null : Inspection.program(holder);
  }
}
