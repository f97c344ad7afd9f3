package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private static Experiment receiver(String steps) {
    return Experiment.of(
        """
        "modules": {"R": {"use": "process", "run": [%s]}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "R", "module": "R", "restart": "temporary"}]}
        """
            .formatted(steps));
  }

  private static String send(String message) {
    return "{\"send\": \"self\", \"message\": \"" + message + "\"}";
  }

  private static String receive(String message) {
    return "{\"receive\": {\""
        + message
        + "\": []}, \"timeout\": \"1s\", \"else\": [{\"exit\": \"lost\"}]}";
  }

  @Test
  void givesAReceiveTheOldestThatFitsWhateverItSkippedBefore() {
    String round =
        String.join(
            ", ",
            send("b"),
            send("a"),
            receive("a"), // skips b and remembers it
            send("c"),
            send("a"),
            receive("b"), // takes what the first remembers
            send("b"),
            receive("a"),
            receive("c"),
            receive("b"));

    var experiment = receiver("{\"repeat\": 5, \"do\": [" + round + "]}");

    assertThat(experiment.events("App/R#1")).last().isEqualTo("[\"exit\", \"normal\"]");
  }

  @Test
  void givesMessagesOfOneClauseInTheOrderOfTheirArrival() {
    String alternatives = "{\"receive\": {\"a\": [], \"b\": []}}";

    var experiment =
        receiver(
            String.join(
                ", ",
                send("x"),
                send("a"),
                alternatives,
                send("b"),
                send("a"),
                send("y"),
                receive("y"),
                alternatives,
                alternatives,
                receive("x")));

    assertThat(experiment.events("App/R#1"))
        .filteredOn(event -> event.startsWith("[\"got\""))
        .extracting(event -> event.replaceAll(".*\"(.)\"]", "$1"))
        .containsExactly("a", "y", "b", "a", "x");
  }

  @Test
  void looksAtAMessageOnceHoweverOftenItIsPassedOver() {
    String waiting = "{\"repeat\": 100000, \"do\": [" + send("later") + "]}";
    String received = "{\"repeat\": 100000, \"do\": [" + send("now") + ", " + receive("now") + "]}";

    var experiment = receiver(waiting + ", " + received);

    assertThat(experiment.events("App/R#1")).last().isEqualTo("[\"exit\", \"normal\"]");
  }
}
