package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.vm.PathEntry;

/// A child that is kept for another process.
final class KeptChild extends SupervisedChild {
  /// What the other process knows it by.
  final Object known;

  KeptChild(ChildTemplate template, PathEntry path, Object known) {
    super(template, path);
    this.known = known;
  }
}
