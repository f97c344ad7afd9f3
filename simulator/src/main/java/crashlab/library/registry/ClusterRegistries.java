package crashlab.library.registry;

import crashlab.otp.Atom;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names of the registries on a node that are those of another system, and its via module.
public final class ClusterRegistries {
  private static final ServiceKey<ClusterRegistries> KEY =
      ServiceKey.of("cluster registries", ClusterRegistries.class);

  private final Map<String, Atom> modules = new LinkedHashMap<>();

  private ClusterRegistries() {}

  public static ClusterRegistries of(ErlangNode node) {
    return node.services().get(KEY, ClusterRegistries::new);
  }

  /// The registry of a name is one of this module.
  public void put(String name, Atom module) {
    modules.put(name, module);
  }

  Atom moduleOf(String name, Atom otherwise) {
    return modules.getOrDefault(name, otherwise);
  }
}
