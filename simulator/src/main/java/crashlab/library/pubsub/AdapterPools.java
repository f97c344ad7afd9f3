package crashlab.library.pubsub;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the processes of each PubSub's adapter on a node. They outlive the PubSub: they are
/// in a `:persistent_term`.
///
/// Source: phoenix_pubsub 2.1 pg2.ex, `init/1`, `group/1`.
final class AdapterPools {
  private static final ServiceKey<AdapterPools> KEY =
      ServiceKey.of("pubsub adapters", AdapterPools.class);

  private final Map<String, List<NameSlot>> pools = new LinkedHashMap<>();

  private AdapterPools() {}

  static AdapterPools of(ErlangNode node) {
    return node.services().get(KEY, AdapterPools::new);
  }

  void put(String pubsub, List<NameSlot> pool) {
    pools.put(pubsub, List.copyOf(pool));
  }

  /// The name by which a process reaches the adapter: always the same one of the pool.
  @Nullable NameSlot forSender(String pubsub, ErlangProcess sender) {
    List<NameSlot> pool = pools.get(pubsub);
    return pool == null ? null : pool.get(sender.number() % pool.size());
  }
}
