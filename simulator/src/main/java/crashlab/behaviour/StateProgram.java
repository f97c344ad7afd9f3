package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// A program that keeps a state: terms under the keys of its module.
public abstract class StateProgram extends ActingProgram {
  private static final Term[] NO_STATE = {};

  private Term[] state; // that of the layout until it is changed

  /// @param layout null for a program that keeps its state in fields of its own
  StateProgram(ErlangNode node, @Nullable StateLayout layout) {
    super(node);
    this.state = layout == null ? NO_STATE : layout.initial();
  }

  /// The keys of the state.
  protected abstract StateLayout layout();

  public final Term state(int key) {
    return state[key];
  }

  /// The value under a key, for observers; null for a key that the program does not have.
  public final @Nullable Term state(String key) {
    int index = layout().find(key);
    return index < 0 || index >= state.length ? null : state[index];
  }

  public final void setState(int key, Term term) {
    if (state == layout().initial()) {
      state = state.clone();
    }
    state[key] = term;
  }

  /// Puts what the start function is given under its key, before the program runs.
  public final void setArgument(Term args) {
    int key = layout().index(StartArguments.KEY);
    if (key >= state.length) {
      state = layout().initial();
    }
    setState(key, args);
  }

  /// Tells whether this very term is in the state, also as a part of another one.
  final boolean stateRefersTo(Term term) {
    return References.lead(state, term);
  }

  /// From now on the steps have these variables instead of the state, as a function has that is
  /// called. Returns what [#leaveFunction] is to be given.
  public final Object enterFunction(StateLayout variables) {
    Term[] before = state;
    Term[] initial = variables.initial();
    state = initial.length == 0 ? NO_STATE : initial.clone(); // so that it may be written
    return before;
  }

  /// The function is over: the steps have the state again.
  public final void leaveFunction(@Nullable Object before) {
    if (before instanceof Term[] terms) {
      state = terms;
    }
  }

  /// The state as one term, as `:sys.get_state` tells it.
  public Term stateTerm() {
    return layout().toTerm(state);
  }
}
