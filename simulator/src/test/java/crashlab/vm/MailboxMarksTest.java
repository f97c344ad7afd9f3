package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How far readers of a mailbox have looked in vain.
class MailboxMarksTest {
  private static final Object ONE = "one";
  private static final Object OTHER = "other";

  private final ErlangProcess process = new NodeFixture().waiting("R");

  @Test
  void aReaderThatHasSeenNothingBeginsWithTheOldest() {
    assertThat(Mailbox.firstUnseen(process, ONE)).isNull();

    Message a = append();
    append();

    assertThat(Mailbox.firstUnseen(process, ONE)).isSameAs(a);
  }

  @Test
  void aReaderGoesOnBehindWhatItHasSeen() {
    Message a = append();
    Message b = append();

    Mailbox.setSeen(process, ONE, a);
    assertThat(Mailbox.firstUnseen(process, ONE)).isSameAs(b);

    Mailbox.setSeen(process, ONE, b);
    assertThat(Mailbox.firstUnseen(process, ONE)).isNull();

    Message c = append();
    assertThat(Mailbox.firstUnseen(process, ONE)).isSameAs(c);
  }

  @Test
  void whatOneReaderHasSeenIsNewToAnother() {
    Message a = append();
    Mailbox.setSeen(process, ONE, a);

    assertThat(Mailbox.firstUnseen(process, OTHER)).isSameAs(a);
  }

  @Test
  void aMessageThatGoesTakesNoOthersOutOfSight() {
    Message a = append();
    Message b = append();
    Message c = append();
    Mailbox.setSeen(process, ONE, b);
    Mailbox.setSeen(process, OTHER, b);

    Mailbox.remove(process, b);

    assertThat(Mailbox.firstUnseen(process, ONE)).isSameAs(c);
    Mailbox.remove(process, a);
    assertThat(Mailbox.firstUnseen(process, OTHER)).isSameAs(c);
  }

  @Test
  void anEmptiedMailboxHasSeenNothing() {
    Mailbox.setSeen(process, ONE, append());

    Mailbox.clear(process);
    Message a = append();

    assertThat(Mailbox.firstUnseen(process, ONE)).isSameAs(a);
    assertThat(process.waiting).isEqualTo(1);
  }

  @Test
  void readersSeeWhatAListWithPlacesShows() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var receiver = new NodeFixture().waiting("R");
      List<Message> model = new ArrayList<>();
      Object[] readers = {"a", "b", "c"};
      int[] seen = new int[readers.length]; // how many of the oldest messages
      for (int i = 0; i < 300; i++) {
        int reader = random.nextInt(readers.length);
        switch (random.nextInt(4)) {
          case 0, 1 -> model.add(append(receiver));
          case 2 -> {
            if (!model.isEmpty()) {
              int index = random.nextInt(model.size());
              Mailbox.remove(receiver, model.remove(index));
              Arrays.setAll(seen, r -> index < seen[r] ? seen[r] - 1 : seen[r]);
            }
          }
          default -> {
            if (seen[reader] < model.size()) {
              int index = seen[reader] + random.nextInt(model.size() - seen[reader]);
              Mailbox.setSeen(receiver, readers[reader], model.get(index));
              seen[reader] = index + 1;
            }
          }
        }
        for (int r = 0; r < readers.length; r++) {
          Message expected = seen[r] < model.size() ? model.get(seen[r]) : null;
          assertThat(Mailbox.firstUnseen(receiver, readers[r]))
              .as("seed %d, change %d, reader %d", seed, i, r)
              .isSameAs(expected);
        }
        assertThat(messages(receiver)).isEqualTo(model);
      }
    }
  }

  private Message append() {
    return append(process);
  }

  private static Message append(ErlangProcess receiver) {
    var message = new Message();
    Mailbox.append(receiver, message);
    return message;
  }

  private static List<Message> messages(ErlangProcess receiver) {
    List<Message> messages = new ArrayList<>();
    @Nullable Message previous = null;
    for (Message m = receiver.firstMessage; m != null; m = m.next()) {
      assertThat(m.previous).isSameAs(previous);
      messages.add(m);
      previous = m;
    }
    assertThat(receiver.lastMessage).isSameAs(previous);
    assertThat(receiver.waiting).isEqualTo(messages.size());
    return messages;
  }
}
