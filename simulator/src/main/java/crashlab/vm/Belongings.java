package crashlab.vm;

import crashlab.otp.Term;
import java.util.LinkedHashSet;

/// What processes own. It is released when its owner ends, oldest first, before the owner's exit
/// signals and DOWNs go out.
///
/// Source: OTP erl_process.c, `erts_continue_exit_process`: the case `ERTS_CONTINUE_EXIT_USING_DB`
/// comes before those of links and monitors.
public final class Belongings {
  private final ErlangNode node;

  Belongings(ErlangNode node) {
    this.node = node;
  }

  /// From now on the process owns `belonging`, which nobody else does.
  ///
  /// @throws IllegalStateException if the process has ended, or owns it already
  public void acquire(ErlangProcess owner, Belonging belonging) {
    if (!owner.isAlive()) {
      throw new IllegalStateException("process (" + owner + ") has ended and can own nothing");
    }
    RareState rare = owner.rare();
    LinkedHashSet<Belonging> owned = rare.belongings;
    if (owned == null) {
      owned = new LinkedHashSet<>();
      rare.belongings = owned;
    }
    if (!owned.add(belonging)) {
      throw new IllegalStateException("process (" + owner + ") owns (" + belonging + ") already");
    }
  }

  /// The process owns `belonging` no longer, and its end does not touch it.
  ///
  /// @throws IllegalStateException if the process does not own it
  public void giveUp(ErlangProcess owner, Belonging belonging) {
    RareState rare = owner.rare;
    if (rare == null || rare.belongings == null || !rare.belongings.remove(belonging)) {
      throw new IllegalStateException("process (" + owner + ") does not own (" + belonging + ")");
    }
    if (rare.belongings.isEmpty()) {
      rare.belongings = null;
    }
  }

  /// `belonging` goes from one process to another, as the latest of what that one owns.
  ///
  /// @throws IllegalStateException if the first does not own it, or if the other has ended
  public void handOver(ErlangProcess from, ErlangProcess to, Belonging belonging) {
    if (!to.isAlive()) {
      throw new IllegalStateException("process (" + to + ") has ended and can own nothing");
    }
    giveUp(from, belonging);
    acquire(to, belonging);
  }

  /// Tells whether the process owns `belonging`.
  public boolean owns(ErlangProcess owner, Belonging belonging) {
    RareState rare = owner.rare;
    return rare != null && rare.belongings != null && rare.belongings.contains(belonging);
  }

  /// Releases all that a process owned which has just ended.
  void releaseAll(ErlangProcess owner, Term reason, long cause) {
    RareState rare = owner.rare;
    LinkedHashSet<Belonging> owned = rare == null ? null : rare.belongings;
    if (rare == null || owned == null) {
      return;
    }
    rare.belongings = null;
    for (Belonging belonging : owned) {
      belonging.ownerEnded(node, owner, reason, cause);
    }
  }
}
