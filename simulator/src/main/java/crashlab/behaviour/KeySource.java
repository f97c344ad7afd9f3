package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.kernel.ZipfDistribution;
import crashlab.otp.Term;
import crashlab.otp.Text;

/// Where the key of a step comes from: always the same, or drawn at each use.
public abstract class KeySource {
  /// Returns the key of this use.
  public abstract Term next(RandomStream random);

  /// A key that stands in the file.
  public static final class Fixed extends KeySource {
    private final Term key;

    public Fixed(Term key) {
      this.key = key;
    }

    @Override
    public Term next(RandomStream random) {
      return key;
    }
  }

  /// Uniform over `"0"` to `"n-1"`.
  public static final class Pick extends KeySource {
    private final int n;

    public Pick(int n) {
      this.n = n;
    }

    @Override
    public Term next(RandomStream random) {
      return new Text(Integer.toString(random.nextInt(n)));
    }
  }

  /// Zipf over `"0"` to `"n-1"`.
  public static final class Zipf extends KeySource {
    private final ZipfDistribution distribution;

    public Zipf(ZipfDistribution distribution) {
      this.distribution = distribution;
    }

    @Override
    public Term next(RandomStream random) {
      return new Text(Long.toString(distribution.draw(random)));
    }
  }

  /// `prefix-1`, `prefix-2`, … over the whole run; one object for each prefix.
  public static final class Sequence extends KeySource {
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
