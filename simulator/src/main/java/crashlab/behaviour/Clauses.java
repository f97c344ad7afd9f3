package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The clauses of a callback by message: an atom finds the clause of its name, a tuple that of its
/// first element; `_` takes what no other clause does.
public final class Clauses {
  /// No clause at all.
  public static final Clauses NONE = new Clauses(new LinkedHashMap<>());

  private final Atom[] names;
  private final Instruction[][] bodies;
  private final Instruction @Nullable [] other;

  public Clauses(Map<String, Instruction[]> byName) {
    int count = byName.containsKey("_") ? byName.size() - 1 : byName.size();
    names = new Atom[count];
    bodies = new Instruction[count][];
    int i = 0;
    for (Map.Entry<String, Instruction[]> entry : byName.entrySet()) {
      if (!entry.getKey().equals("_")) {
        names[i] = Atom.known(entry.getKey());
        bodies[i++] = entry.getValue();
      }
    }
    other = byName.get("_");
  }

  /// Tells whether there is no clause at all.
  public boolean isEmpty() {
    return names.length == 0 && other == null;
  }

  /// Returns the steps for a message, or null if no clause takes it. Allocates nothing.
  public Instruction @Nullable [] find(Term message) {
    Term head = message;
    while (head instanceof Tuple tuple && tuple.size() > 0) {
      head = tuple.get(0);
    }
    if (head instanceof Atom atom) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(atom)) {
          return bodies[i];
        }
      }
    } else if (names.length > 0) {
      return find(head instanceof Text text ? new Atom(text.value()) : new Atom(head.inspect()));
    }
    return other;
  }

  /// Tells whether there is a clause of that name, other than the one for all that has none.
  boolean has(Atom name) {
    for (Atom each : names) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// Returns the steps of the clause of that name alone, or null.
  public Instruction @Nullable [] named(Atom name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return bodies[i];
      }
    }
    return other;
  }
}
