package crashlab.analysis;

import crashlab.analysis.finding.NeverStruck;
import crashlab.analysis.finding.UnstruckFault;
import crashlab.otp.Term;
import crashlab.scenario.Fault;
import crashlab.scenario.Key;
import crashlab.scenario.Target;
import crashlab.trace.TraceLog;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Why faults struck nobody, as sentences without a full stop.
final class UnstruckSentences {
  private final TraceLog log;
  private final Sentences sentences;
  private final Wording wording;

  UnstruckSentences(TraceLog log, Sentences sentences) {
    this.log = log;
    this.sentences = sentences;
    this.wording = sentences.wording();
  }

  String of(NeverStruck never) {
    UnstruckFault planned = never.planned();
    Target target = target(planned.fault().action());
    String fault =
        "The fault " + planned.fault().action().verb() + (target == null ? "" : ' ' + who(target));
    return planned.came()
        ? fault + " struck nobody: there was no such process when it came" + gone(target)
        : fault + " never struck: " + why(planned);
  }

  private static @Nullable Target target(Fault.Action action) {
    var found = new AtomicReference<@Nullable Target>();
    action
        .arguments()
        .forEach((_, value) -> {
          if (value instanceof Target target && found.get() == null) {
            found.set(target);
          }
        });
    return found.get();
  }

  private String who(Target target) {
    return switch (target) {
      case Target.Name(String name) -> name;
      case Target.Child(String path, int incarnation) ->
          incarnation == Target.Child.LATEST ? path : path + '#' + incarnation;
      case Target.Via(String registry, Key key) -> key(key) + " of " + registry;
      case Target.Partition(String supervisor, Key key) ->
          "the partition of " + key(key) + " of " + supervisor;
      case Target.Global(String name) -> "the global " + name;
      case Target.Member(_, Key group, _) -> "a member of " + key(group);
      case Target.OnNode(Target there, String node) -> who(there) + " on " + node;
      case Target.RandomChildOf(String supervisor) -> "a child of " + supervisor;
      case Target.AllChildrenOf(String supervisor) -> "children of " + supervisor;
      case Target.OfState(String key) -> "who stands under " + key;
      case Target.Self() -> "itself";
      case Target.Caller() -> "the caller";
    };
  }

  private String key(Key key) {
    return switch (key) {
      case Key.Literal(Term value) -> wording.term(value);
      case Key.Pick _, Key.Zipf _ -> "a key drawn at random";
      case Key.Sequence(String prefix) -> "the next " + prefix;
    };
  }

  private String gone(@Nullable Target target) {
    return target instanceof Target.Name(String name)
        ? " (nobody held the name " + name + sentences.endOf(name) + ")"
        : "";
  }

  private String why(UnstruckFault planned) {
    String over = ", and the run was over at " + Wording.when(log.timeNanos(log.size() - 1));
    return switch (planned.fault().trigger()) {
      case Fault.Trigger.AtTimes(long at, _, _) -> "it was to at " + Wording.when(at) + over;
      case Fault.Trigger.When(var condition, long after, _) ->
          planned.wasDue()
              ? "it was to " + Wording.duration(after) + " after its condition had come true" + over
              : condition(condition);
    };
  }

  private String condition(Fault.Occurrence condition) {
    return switch (condition) {
      case Fault.Occurrence.MailboxAbove(Target target, int above) ->
          "the mailbox of "
              + who(target)
              + " never held more than "
              + Wording.count(above)
              + (above == 1 ? " message" : " messages");
      case Fault.Occurrence.Happened(var event, int count) ->
          "it never happened"
              + (count == 1 ? "" : ' ' + ClaimWording.times(count))
              + " that "
              + ClaimWording.event(event);
    };
  }
}
