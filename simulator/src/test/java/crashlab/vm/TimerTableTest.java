package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import crashlab.otp.Atom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimerTableTest {
  private static final Atom TICK = new Atom("tick");
  private static final NodeFixture FIXTURE = new NodeFixture();
  private static final ErlangProcess SENDER = FIXTURE.waiting("Sender");
  private static final ErlangProcess RECEIVER = FIXTURE.waiting("Receiver");

  private final TimerTable timers = new TimerTable();

  private static Message tick() {
    var message = new Message();
    message.payload = TICK;
    message.sender = SENDER;
    message.addressee = RECEIVER;
    return message;
  }

  @Test
  void keepsTheMessageOfATimerUnderItsNumber() {
    Message first = tick();
    Message second = tick();

    int one = timers.add(first);
    int two = timers.add(second);

    assertThat(timers.message(one)).isSameAs(first);
    assertThat(timers.message(two)).isSameAs(second);
  }

  @Test
  void timersThatSendTheSameOneAfterTheOtherShareANumberUntilTheLastFires() {
    int number = timers.add(tick());

    assertThat(timers.again(tick())).isEqualTo(number);
    assertThat(timers.again(tick())).isEqualTo(number);

    assertThat(timers.last(number)).isFalse();
    assertThat(timers.last(number)).isFalse();
    assertThat(timers.last(number)).isTrue();
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("payload", (Consumer<Message>) m -> m.payload = new Atom("tock")),
        Arguments.of("sender", (Consumer<Message>) m -> m.sender = RECEIVER),
        Arguments.of("addressee", (Consumer<Message>) m -> m.addressee = SENDER),
        Arguments.of("kind", (Consumer<Message>) m -> m.kind = Message.Kind.TIMEOUT),
        Arguments.of("extra", (Consumer<Message>) m -> m.extra = "more"),
        Arguments.of("ref", (Consumer<Message>) m -> m.ref = 7));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differences")
  void aTimerThatSendsSomethingElseGetsANumberOfItsOwn(String what, Consumer<Message> difference) {
    timers.add(tick());
    Message other = tick();
    difference.accept(other);

    assertThat(timers.again(other)).isEqualTo(TimerTable.NONE);
  }

  @Test
  void onlyTheTimerSetLastIsSharedWith() {
    timers.add(tick());
    Message other = tick();
    other.ref = 1;
    timers.add(other);

    assertThat(timers.again(tick())).isEqualTo(TimerTable.NONE);
  }

  @Test
  void nothingIsSharedWithATimerThatHasFired() {
    assertThat(timers.again(tick())).isEqualTo(TimerTable.NONE);
    int number = timers.add(tick());
    timers.last(number);

    assertThat(timers.again(tick())).isEqualTo(TimerTable.NONE);
  }

  @Test
  void aTimerThatFiredBeforeTheOneSetLastTakesNothingFromThat() {
    int first = timers.add(tick());
    Message other = tick();
    other.ref = 1;
    int second = timers.add(other);
    timers.last(first);

    assertThat(timers.again(other)).isEqualTo(second);
  }

  @Test
  void noTimerHasANumberThatIsFree() {
    int number = timers.add(tick());
    timers.last(number);

    assertThatIllegalStateException().isThrownBy(() -> timers.message(number));
  }

  @Test
  void numbersAreUsedAgainSoThatTheyStayBelowTheMostTimersAtOnce() {
    for (int seed = 0; seed < 50; seed++) {
      var table = new TimerTable();
      var random = new Random(seed);
      Map<Integer, Message> model = new LinkedHashMap<>();
      int most = 0;
      for (int i = 0; i < 500; i++) {
        if (random.nextInt(5) < 3 || model.isEmpty()) {
          Message message = tick();
          int number = table.add(message);
          assertThat(model).as("seed %d", seed).doesNotContainKey(number);
          model.put(number, message);
          most = Math.max(most, model.size());
        } else {
          List<Integer> numbers = new ArrayList<>(model.keySet());
          int number = numbers.get(random.nextInt(numbers.size()));
          assertThat(table.last(number)).isTrue();
          model.remove(number);
        }
        model.forEach((number, message) -> assertThat(table.message(number)).isSameAs(message));
        assertThat(model.keySet()).as("seed %d", seed).allMatch(new Below(most)::holds);
      }
    }
  }

  private record Below(int limit) {
    boolean holds(int number) {
      return number < limit;
    }
  }
}
