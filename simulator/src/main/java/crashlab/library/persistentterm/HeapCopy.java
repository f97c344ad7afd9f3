package crashlab.library.persistentterm;

import crashlab.behaviour.StepProgram;
import crashlab.otp.Term;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;

/// A process's own copy of a persistent term that was replaced or erased: it takes memory until the
/// process ends, or until a later scan finds that it is used no more.
final class HeapCopy implements Belonging {
  private final PersistentTerms terms;
  private final ErlangProcess owner;
  private final StepProgram program;
  private final StoredTerm of;

  HeapCopy(PersistentTerms terms, ErlangProcess owner, StepProgram program, StoredTerm of) {
    this.terms = terms;
    this.owner = owner;
    this.program = program;
    this.of = of;
    terms.node.claimMemory(of.bytes());
    terms.node.belongings().acquire(owner, this);
  }

  /// Tells whether it was garbage.
  boolean freeIfGarbage(ErlangNode node) {
    Term term = of.value;
    if (program.refersTo(term)) {
      return false;
    }
    node.belongings().giveUp(owner, this);
    node.freeMemory(of.bytes());
    return true;
  }

  @Override
  public void ownerEnded(ErlangNode node, ErlangProcess ended, Term reason, long cause) {
    node.freeMemory(of.bytes());
    terms.remove(this);
  }

  @Override
  public String toString() {
    return "a copy of the persistent term " + of.key.inspect();
  }
}
