package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final ServiceKey<StringBuilder> TEXT = ServiceKey.of("text", StringBuilder.class);
  private static final ServiceKey<StringBuilder> OTHER = ServiceKey.of("text", StringBuilder.class);
  private static final ServiceKey<int[]> NUMBERS = ServiceKey.of("numbers", int[].class);

  private final Services services = new NodeFixture().node().services();

  @Test
  void areMadeOnceAtTheFirstNeed() {
    assertThat(services.find(TEXT)).isEmpty();

    StringBuilder first = services.get(TEXT, StringBuilder::new);

    assertThat(services.get(TEXT, () -> new StringBuilder("again"))).isSameAs(first);
    assertThat(services.find(TEXT)).containsSame(first);
  }

  @Test
  void goByTheirKeyAndNotByItsName() {
    assertThat(services.get(TEXT, StringBuilder::new))
        .isNotSameAs(services.get(OTHER, StringBuilder::new));
  }

  @Test
  void keepTheOrderOfTheirMaking() {
    services.get(
        TEXT,
        () -> {
          services.get(NUMBERS, () -> new int[3]); // a service may need another
          return new StringBuilder();
        });

    assertThat(services.names()).containsExactly("numbers", "text");
  }

  @Test
  void ofTwoNodesAreTwo() {
    Services ofAnother = new NodeFixture().node().services();

    assertThat(services.get(TEXT, StringBuilder::new))
        .isNotSameAs(ofAnother.get(TEXT, StringBuilder::new));
  }
}
