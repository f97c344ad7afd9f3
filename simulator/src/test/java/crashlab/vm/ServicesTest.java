package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final ServiceKey<StringBuilder> TEXT = ServiceKey.of("text", StringBuilder.class);
  private static final ServiceKey<StringBuilder> OTHER = ServiceKey.of("text", StringBuilder.class);
  private static final ServiceKey<int[]> NUMBERS = ServiceKey.of("numbers", int[].class);

  private final NodeFixture fixture = new NodeFixture();
  private final Services services = fixture.node().services();

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

  @Test
  void areFoundAmongOthersOfTheirType() {
    StringBuilder first = services.get(TEXT, StringBuilder::new);
    StringBuilder second = services.get(OTHER, StringBuilder::new);

    assertThat(services.find(TEXT)).containsSame(first);
    assertThat(services.find(OTHER)).containsSame(second);
  }

  @Test
  void cannotNeedThemselves() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            services.get(
                TEXT,
                () -> {
                  services.get(TEXT, StringBuilder::new);
                  return new StringBuilder();
                }))
        .withMessage("service (text (StringBuilder)) was made while it was being made");
  }

  @Test
  void areGoneWithTheirNodeAndMadeAnewForTheNextLife() {
    StringBuilder old = services.get(TEXT, StringBuilder::new);
    fixture.addNode("b");
    fixture.run().takeDown(fixture.node(), 0);
    fixture.run().bringUp(fixture.node(), 0);
    assertThat(services.names()).isEmpty();

    StringBuilder next = services.get(TEXT, StringBuilder::new);

    assertThat(next).isNotSameAs(old);
    assertThat(services.find(TEXT)).containsSame(next);
  }
}
