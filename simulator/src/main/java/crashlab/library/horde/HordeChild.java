package crashlab.library.horde;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.Atom;
import crashlab.otp.Digest;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// A child as a Horde keeps it: its spec, with all that is drawn, under an id that is drawn anew
/// each time that a node takes it over.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex, `randomize_child_id/1`.
///
/// @param origin which accepted start it came from
/// @param viaKey of its name, or null
/// @param args of its start function, or null
record HordeChild(
    ChildTemplate template, long id, long origin, @Nullable Term viaKey, @Nullable Term args) {
  /// The same child under another id.
  HordeChild under(long otherId) {
    return new HordeChild(template, otherId, origin, viaKey, args);
  }

  /// What decides where it runs: its spec without its id.
  ///
  /// Source: horde 0.10 uniform_distribution.ex, `choose_node/2`.
  long placement() {
    long hash = Digest.of(template.code().name());
    hash = Digest.mix(hash, Digest.of(template.restart().word()));
    hash = Digest.mix(hash, viaKey == null ? 0 : viaKey.digest());
    return Digest.mix(hash, args == null ? 0 : args.digest());
  }

  /// What tells it from others, for people: its name, its argument, or its id in the spec.
  Term shown() {
    if (viaKey != null) {
      return viaKey;
    }
    return args != null ? args : new Atom(template.id());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HordeChild child && child.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
