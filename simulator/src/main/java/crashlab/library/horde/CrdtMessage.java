package crashlab.library.horde;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the copies of a map, and those who use one, tell each other.
///
/// Source: delta_crdt 0.6.4 causal_crdt.ex.
sealed interface CrdtMessage {
  Atom DIFF = new Atom("diff");
  Atom CRDT_UPDATE = new Atom("crdt_update");

  /// It as Erlang has it, more or less.
  Term term();

  /// Changes that the own node makes, all at once.
  record Change(List<CrdtOperation> operations) implements CrdtMessage {
    @Override
    public Term term() {
      return Tuple.of(new Atom("operation"), new Int(operations.size()));
    }
  }

  /// The other nodes that have a copy.
  record SetNeighbours(List<String> nodes) implements CrdtMessage {
    @Override
    public Term term() {
      return Tuple.of(
          new Atom("set_neighbours"),
          new Tuple(nodes.stream().map(name -> (Term) new Atom(name)).toList()));
    }
  }

  /// Part of the comparison of two copies, which looks at so many levels of their trees at a time.
  ///
  /// @param originator who compares, so that the other takes what it has
  /// @param from who sends this
  /// @param tree of the sender
  /// @param seen by the originator as it began
  /// @param round from 1
  record Compare(
      ErlangProcess originator,
      ErlangProcess from,
      MerkleTree tree,
      Map<Long, Long> seen,
      int round)
      implements CrdtMessage {
    @Override
    public Term term() {
      return Tuple.of(DIFF, new Int(round));
    }
  }

  /// The other copy lacks what the originator has under these keys.
  record Ask(ErlangProcess from, List<CrdtKey> keys, Map<Long, Long> seen) implements CrdtMessage {
    @Override
    public Term term() {
      return Tuple.of(new Atom("get_diff"), new Int(keys.size()));
    }
  }

  /// What the originator has under these keys, null for nothing.
  record Values(List<CrdtKey> keys, List<@Nullable CrdtEntry> entries, Map<Long, Long> seen)
      implements CrdtMessage {
    private static final int BYTES_OF_A_WORD = 8;

    @Override
    public Term term() {
      long words = 0;
      for (CrdtEntry entry : entries) {
        words += entry == null ? 4 : entry.value().words();
      }
      return Tuple.of(DIFF, new Int(keys.size()), new Blob(words * BYTES_OF_A_WORD));
    }
  }

  /// What has changed in the own copy, each a null value where it is gone.
  record Update(List<CrdtOperation> changes) implements CrdtMessage {
    @Override
    public Term term() {
      return Tuple.of(CRDT_UPDATE, new Int(changes.size()));
    }
  }
}
