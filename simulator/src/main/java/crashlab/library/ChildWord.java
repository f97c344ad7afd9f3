package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;

/// A type of child, and what makes templates of its specs.
public record ChildWord(ChildType type, Maker maker) {
  /// Makes a template of a spec.
  @FunctionalInterface
  public interface Maker {
    ChildTemplate make(ChildSpec spec, BuildContext context);
  }
}
