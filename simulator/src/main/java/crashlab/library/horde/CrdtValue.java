package crashlab.library.horde;

import crashlab.otp.Digest;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// What the map of a Horde has under a key.
sealed interface CrdtValue {
  /// Tells values apart, the same on every JVM.
  long digest();

  /// How many words it takes in a message, more or less.
  int words();

  /// A node is a member.
  record Present() implements CrdtValue {
    static final Present VALUE = new Present();

    @Override
    public long digest() {
      return 1;
    }

    @Override
    public int words() {
      return 8;
    }
  }

  /// The state of a member.
  record Status(MemberStatus status) implements CrdtValue {
    @Override
    public long digest() {
      return Digest.of(status.name());
    }

    @Override
    public int words() {
      return 12;
    }
  }

  /// A child and where it runs; null for nowhere, since the node that had it gave it up.
  record Placed(@Nullable String node, HordeChild child, @Nullable ErlangProcess process)
      implements CrdtValue {
    @Override
    public long digest() {
      long where = node == null ? 0 : Digest.of(node);
      return Digest.mix(Digest.mix(where, child.id()), process == null ? 0 : process.number());
    }

    @Override
    public int words() {
      return 48;
    }
  }

  /// Who has a name.
  record Registered(String node, ErlangProcess process, Term value) implements CrdtValue {
    @Override
    public long digest() {
      return Digest.mix(Digest.mix(Digest.of(node), process.number()), value.digest());
    }

    @Override
    public int words() {
      return 24;
    }
  }
}
