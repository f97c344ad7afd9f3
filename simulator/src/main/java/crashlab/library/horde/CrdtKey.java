package crashlab.library.horde;

import crashlab.otp.Digest;
import crashlab.otp.Term;

/// What the map of a Horde has something under.
sealed interface CrdtKey {
  /// Tells keys apart, the same on every JVM.
  long digest();

  /// That a node is a member.
  record Member(String node) implements CrdtKey {
    @Override
    public long digest() {
      return Digest.mix(1, Digest.of(node));
    }
  }

  /// The state of a member.
  record MemberInfo(String node) implements CrdtKey {
    @Override
    public long digest() {
      return Digest.mix(2, Digest.of(node));
    }
  }

  /// A child, by its random id.
  record Child(long id) implements CrdtKey {
    @Override
    public long digest() {
      return Digest.mix(3, id);
    }
  }

  /// A name in the registry.
  record Name(Term key) implements CrdtKey {
    @Override
    public long digest() {
      return Digest.mix(4, key.digest());
    }
  }
}
