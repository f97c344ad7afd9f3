package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.kernel.ZipfDistribution;
import crashlab.otp.Term;
import crashlab.otp.Text;

/// Where the key of a step comes from: always the same, or drawn at each use.
public sealed interface KeySource {
  /// Returns the key of this use.
  Term next(RandomStream random);

  /// A key that stands in the file.
  record Fixed(Term key) implements KeySource {
    @Override
    public Term next(RandomStream random) {
      return key;
    }
  }

  /// Uniform over `"0"` to `"n-1"`.
  record Pick(int n) implements KeySource {
    @Override
    public Term next(RandomStream random) {
      return new Text(Integer.toString(random.nextInt(n)));
    }
  }

  /// Zipf over `"0"` to `"n-1"`.
  record Zipf(ZipfDistribution distribution) implements KeySource {
    @Override
    public Term next(RandomStream random) {
      return new Text(Long.toString(distribution.draw(random)));
    }
  }

  /// `prefix-1`, `prefix-2`, … over the whole run; one object for each prefix.
  final class Sequence implements KeySource {
    private final String prefix;
    private long used;

    public Sequence(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public Term next(RandomStream random) {
      return new Text(prefix + '-' + ++used);
    }
  }
}
