package crashlab.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.RestartIntensity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetFactsTest {
  private static final long REFILL = 6_000_000_000L;

  @Test
  void whoGaveUpGetsNoRestartBack() {
    var spent = new BudgetFacts(new RestartIntensity(3, 5), 3, REFILL, List.of());
    var gaveUp = new BudgetFacts(new RestartIntensity(3, 5), 4, REFILL, List.of());

    assertThat(spent.words())
        .isEqualTo("3 of 3 restarts within 5 s spent. One comes back at 6.0 s.");
    assertThat(gaveUp.words())
        .isEqualTo("All 3 restarts within 5 s are spent, and one more was needed.");
  }
}
