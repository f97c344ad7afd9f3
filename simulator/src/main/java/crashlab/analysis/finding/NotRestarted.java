package crashlab.analysis.finding;

import crashlab.otp.Restart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Children that ended by themselves with one reason, and that their supervisor did not start
/// again.
///
/// @param index the position in the log of the first end
/// @param restart their restart type; null if that is not known
/// @param who the first of them, one for each place
/// @param places how many places there are
/// @param times how many ends
public record NotRestarted(
    long seq,
    int index,
    int supervisor,
    @Nullable Restart restart,
    List<Integer> who,
    int places,
    long times,
    int weight)
    implements Finding {
  public NotRestarted {
    who = List.copyOf(who);
  }
}
