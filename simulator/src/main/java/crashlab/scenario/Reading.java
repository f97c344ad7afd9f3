package crashlab.scenario;

import crashlab.otp.OtpRelease;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all readers of one scenario share.
public final class Reading {
  private final Vocabulary vocabulary;
  private final Values values;
  private final Names names;
  private final Times times;
  private final Terms terms;
  private final Targets targets;
  private final StepReader steps;
  private final Set<String> words = new LinkedHashSet<>();
  private @Nullable TreeReader tree;

  Reading(Vocabulary vocabulary, Values values, Names names) {
    this.vocabulary = vocabulary;
    this.values = values;
    this.names = names;
    this.times = new Times(values);
    this.terms = new Terms(values);
    this.targets = new Targets(values, names);
    this.steps = new StepReader(this);
  }

  /// The verbs and parts of systems that the scenario has so far.
  Set<String> words() {
    return words;
  }

  /// The words of all systems.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Plain values.
  public Values values() {
    return values;
  }

  /// What is wrong so far.
  public Problems problems() {
    return values.problems();
  }

  /// What the scenario gives names to, and speaks of by name.
  public Names names() {
    return names;
  }

  public Times times() {
    return times;
  }

  public Terms terms() {
    return terms;
  }

  public Targets targets() {
    return targets;
  }

  public StepReader steps() {
    return steps;
  }

  /// Child specs.
  public TreeReader tree() {
    TreeReader reader = tree;
    if (reader == null) {
      throw new IllegalStateException("child specs are read before it is known how");
    }
    return reader;
  }

  void setTree(TreeReader reader) {
    tree = reader;
  }

  /// The release of OTP that the scenario is for.
  public OtpRelease release() {
    return values.release();
  }
}
