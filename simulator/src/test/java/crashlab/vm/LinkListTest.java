package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkListTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangProcess a = fixture.waiting("A");
  private final ErlangProcess b = fixture.waiting("B");
  private final ErlangProcess c = fixture.waiting("C");
  private final ErlangProcess d = fixture.waiting("D");

  @Test
  void aLinkIsFoundFromEitherSide() {
    Link link = link(a, b);
    link(a, c);

    assertThat(LinkList.find(a, b)).isSameAs(link);
    assertThat(LinkList.find(b, a)).isSameAs(link);
    assertThat(LinkList.find(b, c)).isNull();
  }

  @Test
  void linksStandInTheOrderOfTheirMakingWhicheverSideMadeThem() {
    link(c, a);
    link(a, b);
    link(d, a);

    assertThat(peers(a)).containsExactly(c, b, d);
    assertThat(peers(d)).containsExactly(a);
  }

  @Test
  void aLinkThatIsRemovedLeavesTheOthersInOrder() {
    link(a, b);
    Link middle = link(a, c);
    link(a, d);

    remove(middle);

    assertThat(peers(a)).containsExactly(b, d);
    assertThat(peers(c)).isEmpty();
    assertThat(a.linkCount).isEqualTo(2);
    assertThat(c.linkCount).isZero();
  }

  @Test
  void whoEndsIsTakenOutOfTheListsOfAll() {
    link(a, b);
    link(b, c);
    link(a, c);
    link(d, a);

    ErlangProcess[] order = LinkList.inSignalOrder(a);

    assertThat(order).containsExactly(b, d, c); // the middle pid comes last
    assertThat(a.linkCount).isZero();
    assertThat(peers(a)).isEmpty();
    assertThat(peers(b)).containsExactly(c);
    assertThat(peers(c)).containsExactly(b);
    assertThat(peers(d)).isEmpty();
  }

  @Test
  void staysTheSameAsListsOfPeersOverManyChanges() {
    List<ErlangProcess> all = List.of(a, b, c, d, fixture.waiting("E"), fixture.waiting("F"));
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      Map<ErlangProcess, List<ErlangProcess>> model = new LinkedHashMap<>();
      all.forEach(process -> model.put(process, new ArrayList<>()));
      for (int i = 0; i < 100; i++) {
        ErlangProcess one = all.get(random.nextInt(all.size()));
        ErlangProcess other = all.get(random.nextInt(all.size()));
        if (one != other) {
          change(model, one, other);
        }
        all.forEach(process -> assertThat(peers(process)).isEqualTo(model.get(process)));
      }
      all.forEach(LinkList::inSignalOrder);
    }
  }

  /// Links two processes that are not linked, and unlinks two that are.
  private static void change(
      Map<ErlangProcess, List<ErlangProcess>> model, ErlangProcess one, ErlangProcess other) {
    Link link = LinkList.find(one, other);
    assertThat(link != null).isEqualTo(model.get(one).contains(other));
    if (link == null) {
      link(one, other);
      model.get(one).add(other);
      model.get(other).add(one);
    } else {
      remove(link);
      model.get(one).remove(other);
      model.get(other).remove(one);
    }
  }

  private static void remove(Link link) {
    LinkList.remove(link, link.first);
  }

  private static Link link(ErlangProcess one, ErlangProcess other) {
    var link = new Link(one, other);
    LinkList.add(link);
    return link;
  }

  /// The peers by way of the links forward, which must be those backward.
  private static List<ErlangProcess> peers(ErlangProcess process) {
    List<ErlangProcess> peers = new ArrayList<>();
    Inspection.forEachLink(process, peers::add);
    List<ErlangProcess> back = new ArrayList<>();
    for (Link link = process.lastLink; link != null; link = link.previousOf(process)) {
      back.add(link.peerOf(process));
    }
    assertThat(back.reversed()).isEqualTo(peers);
    assertThat(process.linkCount).isEqualTo(peers.size());
    return Arrays.asList(peers.toArray(ErlangProcess[]::new));
  }
}
