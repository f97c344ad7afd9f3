package crashlab.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What libraries keep for a node, such as its ETS tables, or for one process: one object of each
/// type, made when it is first asked for, and gone with its node or process. In the order of their
/// making.
public final class Services {
  private final List<ServiceKey<?>> keys = new ArrayList<>();
  private final List<Object> services = new ArrayList<>();

  public Services() {}

  /// Returns the service of a key; `maker` makes it at the first need. Allocates nothing later.
  public <T> T get(ServiceKey<T> key, Supplier<? extends T> maker) {
    int index = indexOf(key);
    if (index >= 0) {
      return key.cast(services.get(index));
    }
    T made = maker.get();
    if (indexOf(key) >= 0) {
      throw new IllegalStateException("service (" + key + ") was made while it was being made");
    }
    keys.add(key);
    services.add(made);
    return made;
  }

  /// Returns the service of a key if anybody has needed it yet.
  public <T> Optional<T> find(ServiceKey<T> key) {
    int index = indexOf(key);
    return index < 0 ? Optional.empty() : Optional.of(key.cast(services.get(index)));
  }

  /// The names of the services made so far, in the order of their making.
  public List<String> names() {
    return keys.stream().map(ServiceKey::name).toList();
  }

  /// The VM is gone, and what it had with it.
  void clear() {
    keys.clear();
    services.clear();
  }

  private int indexOf(ServiceKey<?> key) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) == key) {
        return i;
      }
    }
    return -1;
  }
}
