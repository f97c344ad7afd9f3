package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: OTP erl_rbtree.h, `insert_fixup` and `foreach_unordered`.
class LinkOrderTest {
  @Test
  void whoHasNoLinksOrOneHasNothingToOrder() {
    assertThat(pids()).isEmpty();
    assertThat(pids(7)).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
  void ofThreeTheMiddlePidComesLastHoweverTheyWereLinked(String made) {
    assertThat(pids(made.chars().map(c -> c - '0').toArray())).containsExactly(1, 3, 2);
  }

  @Test
  void childrenGoBeforeTheirParentAndLeftBeforeRight() {
    // 2 above 1 and 4, 4 above 3 and 6, 6 above 5 and 7
    assertThat(pids(1, 2, 3, 4, 5, 6, 7)).containsExactly(1, 3, 5, 7, 6, 4, 2);
    // 6 above 4 and 7, 4 above 2 and 5, 2 above 1 and 3
    assertThat(pids(7, 6, 5, 4, 3, 2, 1)).containsExactly(1, 3, 2, 5, 4, 7, 6);
  }

  @Test
  void theOrderInWhichLinksWereMadeDecidesTheShape() {
    assertThat(pids(1, 2, 3, 4)).containsExactly(1, 4, 3, 2);
    assertThat(pids(4, 3, 2, 1)).containsExactly(1, 2, 4, 3);
  }

  @Test
  void returnsIndexesOfTheLinksAsTheyWereMade() {
    assertThat(LinkOrder.of(new int[] {900, 100, 500})).containsExactly(1, 0, 2);
  }

  @Test
  void isThatOfATreeBuiltOfValues() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      List<Integer> made =
          new ArrayList<>(IntStream.range(0, 1 + random.nextInt(300)).boxed().toList());
      Collections.shuffle(made, random);

      int[] order = pids(made.stream().mapToInt(Integer::intValue).toArray());

      assertThat(order).as("seed %d", seed).containsExactly(model(made));
    }
  }

  private static int[] pids(int... made) {
    return Arrays.stream(LinkOrder.of(made)).map(i -> made[i]).toArray();
  }

  /// A red-black tree that never changes: each insertion gives another one, mended on the way back
  /// up. It knows no parents and turns nothing around.
  private record Tree(@Nullable Tree left, int key, @Nullable Tree right, boolean red) {
    static boolean isRed(@Nullable Tree tree) {
      return tree != null && tree.red;
    }

    Tree black() {
      return new Tree(left, key, right, false);
    }
  }

  private static int[] model(List<Integer> made) {
    Tree tree = null;
    for (int key : made) {
      tree = grown(tree, key).black();
    }
    List<Integer> order = new ArrayList<>();
    walk(tree, order);
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Tree grown(@Nullable Tree tree, int key) {
    if (tree == null) {
      return new Tree(null, key, null, true);
    }
    return key < tree.key
        ? mended(new Tree(grown(tree.left, key), tree.key, tree.right, tree.red))
        : mended(new Tree(tree.left, tree.key, grown(tree.right, key), tree.red));
  }

  /// Parts a red child from its red parent below a black `top`: by colours if both children of
  /// `top` are red, else by putting the middle one of the three on top.
  private static Tree mended(Tree top) {
    Tree l = top.left;
    Tree r = top.right;
    if (top.red || !(isRedPair(l) || isRedPair(r))) {
      return top;
    }
    if (Tree.isRed(l) && Tree.isRed(r)) {
      return new Tree(l.black(), top.key, r.black(), true);
    }
    if (isRedPair(l)) {
      return Tree.isRed(l.left)
          ? three(l.left.left, l.left.key, l.left.right, l.key, l.right, top.key, r)
          : three(l.left, l.key, l.right.left, l.right.key, l.right.right, top.key, r);
    }
    return Tree.isRed(r.left)
        ? three(l, top.key, r.left.left, r.left.key, r.left.right, r.key, r.right)
        : three(l, top.key, r.left, r.key, r.right.left, r.right.key, r.right.right);
  }

  private static boolean isRedPair(@Nullable Tree tree) {
    return Tree.isRed(tree) && (Tree.isRed(tree.left) || Tree.isRed(tree.right));
  }

  private static Tree three(
      @Nullable Tree a, int x, @Nullable Tree b, int y, @Nullable Tree c, int z, @Nullable Tree d) {
    return new Tree(new Tree(a, x, b, true), y, new Tree(c, z, d, true), false);
  }

  private static void walk(@Nullable Tree tree, List<Integer> order) {
    if (tree != null) {
      walk(tree.left, order);
      walk(tree.right, order);
      order.add(tree.key);
    }
  }
}
