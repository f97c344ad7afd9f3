package crashlab.library;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for: the code of a module may speak of the module
/// itself.
public final class Later<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  public Later(Supplier<T> maker) {
    this.maker = maker;
  }

  public T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
