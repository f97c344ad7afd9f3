package crashlab.library.supervisor;

import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PartitionSupervisor: its children are numbered, and a key goes to one of them.
///
/// Source: Elixir partition_supervisor.ex, `init/1`, `whereis_name/1`.
public final class PartitionSupervisor extends Supervisor {
  private static final int MOST_DIGITS = 9; // of the id of a partition; others start no child here

  private final int partitions;
  private final List<SupervisedChild> numbered = new ArrayList<>();

  public PartitionSupervisor(ErlangNode node, SupervisorSpec spec) {
    super(node, spec);
    this.partitions = spec.children().size();
  }

  /// The process of the partition that a key goes to; null while it does not run.
  @Nullable ErlangProcess partition(Term key) {
    int number = PortableHash.partition(key, partitions);
    return number < numbered.size() ? numbered.get(number).process() : null;
  }

  @Override
  void add(SupervisedChild child) {
    super.add(child);
    if (numbered.size() < partitions) {
      numbered.add(child);
    }
  }

  @Override
  Term idTerm(String id) {
    boolean isNumber =
        !id.isEmpty()
            && id.length() <= MOST_DIGITS
            && id.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? new Int(Long.parseLong(id)) : super.idTerm(id);
  }
}
