package crashlab.vm;

/// Names a service of a node and its type. Two keys are never the same, whatever their names: who
/// offers a service keeps its one key in a constant.
public final class ServiceKey<T> {
  private final String name;
  private final Class<T> type;

  private ServiceKey(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /// @param name what the service is called where the services of a node are listed, such as `ets`
  public static <T> ServiceKey<T> of(String name, Class<T> type) {
    return new ServiceKey<>(name, type);
  }

  public String name() {
    return name;
  }

  T cast(Object service) {
    return type.cast(service);
  }

  @Override
  public String toString() {
    return name + " (" + type.getSimpleName() + ')';
  }
}
