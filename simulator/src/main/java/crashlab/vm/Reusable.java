package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// A small object that programs take from the node while they run and give back, so that a process
/// which waits keeps none.
public abstract class Reusable {
  @Nullable Reusable nextSpare;

  protected Reusable() {}
}
