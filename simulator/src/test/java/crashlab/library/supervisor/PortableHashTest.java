package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Bool;
import crashlab.otp.Int;
import crashlab.otp.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values are those of `erlang:phash2(Binary, 1 bsl 32)` on OTP 25.
class PortableHashTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'',147926629",
        "a,1589197455",
        "user-1,1798902201",
        "hello world,2583687111", // 11 bytes
        "hello worlds,1580611799", // 12, which is a whole block
        "hello worlds!,2823513215",
        "session:0123456789:abcdef:42,3404162762",
        "the quick brown fox jumps over the lazy dog,288883317",
        "ü€x😀,948213198" // 10 bytes of UTF-8
      })
  void aBinaryHasItsHashOfTheBeam(String text, long hash) {
    assertThat(Integer.toUnsignedLong(PortableHash.ofBinary(text))).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({"hello world, 5", "session:0123456789:abcdef:42, 0", "user-1, 5", "a, 6"})
  void aTextGoesToTheRemainderOfItsHash(String text, int partition) {
    assertThat(PortableHash.partition(new Text(text), 7)).isEqualTo(partition);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 6", "7, 0", "-8, 1", "-9223372036854775808, 1"})
  void anIntegerGoesToTheRemainderOfItsMagnitude(long key, int partition) {
    assertThat(PortableHash.partition(new Int(key), 7)).isEqualTo(partition);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "64"})
  void everyKeyGoesToOneOfThePartitions(int partitions) {
    for (int i = 0; i < 500; i++) {
      assertThat(PortableHash.partition(new Text("key " + i), partitions))
          .isBetween(0, partitions - 1);
    }
    assertThat(PortableHash.partition(Bool.TRUE, partitions)).isBetween(0, partitions - 1);
  }
}
