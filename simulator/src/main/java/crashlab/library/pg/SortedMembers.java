package crashlab.library.pg;

import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import java.util.Comparator;
import java.util.List;

/// Members as the value of a step: pg gives them in no order, and here they are sorted by their
/// subjects.
final class SortedMembers {
  private SortedMembers() {}

  static Tuple of(List<ErlangProcess> members) {
    return PgMessage.pids(
        members.stream()
            .sorted(Comparator.comparing(member -> member.identity().subject()))
            .toList());
  }
}
