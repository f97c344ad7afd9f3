package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditableRangesTest {
  private static final String TEXT = "{\"a\": [1], \"b\": 2, \"c\": {\"d\": 3}}";

  private static EditableRanges of(String... pointers) {
    return EditableRanges.of(TEXT, List.of(pointers));
  }

  private static List<String> parts(EditableRanges ranges, String text) {
    return ranges.all().stream().map(r -> text.substring(r[0], r[1])).toList();
  }

  @Test
  void theyAreTheValuesAtThePointers() {
    assertThat(parts(of("/c", "/a", "/x"), TEXT)).containsExactly("[1]", "{\"d\": 3}");
    assertThat(parts(of("/c", "/c/d"), TEXT)).containsExactly("{\"d\": 3}");
  }

  @Test
  void onlyWhatLiesInOneOfThemMayBeChanged() {
    EditableRanges ranges = of("/a", "/c");

    assertThat(ranges.allows(6, 9)).isTrue();
    assertThat(ranges.allows(9, 9)).isTrue();
    assertThat(ranges.allows(5, 6)).isFalse();
    assertThat(ranges.allows(8, 26)).isFalse();
    assertThat(ranges.allows(16, 17)).isFalse();
  }

  @Test
  void theyGrowAndMoveWithChanges() {
    EditableRanges ranges = of("/a", "/c");
    ranges.changed(7, 1, 4);

    String text = TEXT.replace("[1]", "[2, 3]");
    assertThat(parts(ranges, text)).containsExactly("[2, 3]", "{\"d\": 3}");
  }

  @Test
  void theyAreFoundInATextThatDiffersOnlyWithinThem() {
    String other = TEXT.replace("[1]", "[{\"broken").replace("{\"d\": 3}", "");

    assertThat(of("/a", "/c").movedTo(TEXT, other))
        .hasValueSatisfying(
            moved -> assertThat(parts(moved, other)).containsExactly("[{\"broken", ""));
    assertThat(of("/a", "/c").movedTo(TEXT, TEXT.replace("2", "3"))).isEmpty();
  }

  @Test
  void whatDiffersElsewhereIsSeen() {
    List<String> open = List.of("/a");

    assertThat(EditableRanges.sameOutside(TEXT, TEXT.replace("[1]", "{\"x\": 1}"), open)).isTrue();
    assertThat(EditableRanges.sameOutside(TEXT, TEXT.replace(", ", " ,\n"), open)).isTrue();
    assertThat(EditableRanges.sameOutside(TEXT, TEXT.replace("[1]", "[1], \"z\": 0"), open))
        .isFalse();
    assertThat(EditableRanges.sameOutside(TEXT, TEXT.replace("2", "3"), open)).isFalse();
    assertThat(EditableRanges.sameOutside(TEXT, "{", open)).isFalse();
  }
}
