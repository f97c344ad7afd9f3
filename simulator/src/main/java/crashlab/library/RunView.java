package crashlab.library;

import crashlab.vm.ErlangNode;
import crashlab.world.LoadDriver;
import java.util.List;

/// A run at the present instant, for those who read figures off it. Reading changes nothing.
public interface RunView {
  /// The nodes that are asked: in general all. A count is their sum.
  List<ErlangNode> nodes();

  /// The loads, in the order of the scenario.
  List<LoadDriver> loads();
}
