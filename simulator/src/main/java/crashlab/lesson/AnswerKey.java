package crashlab.lesson;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Verdict;
import crashlab.analysis.state.Moment;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.Expectation;
import crashlab.scenario.Lesson;
import crashlab.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The answers to a lesson's questions, found by running the scenario and asking the run what each
/// choice claims. Takes as long as the run: not for the UI thread.
public final class AnswerKey {
  private final Lesson lesson;
  private final List<Expectation> asked = new ArrayList<>();

  private AnswerKey(Lesson lesson) {
    this.lesson = lesson;
  }

  /// Returns the answers in the order of the questions.
  public static List<Prediction> of(Scenario scenario) {
    Lesson lesson = scenario.lesson();
    return lesson == null || lesson.predict().isEmpty()
        ? List.of()
        : new AnswerKey(lesson).answers(scenario);
  }

  private List<Prediction> answers(Scenario scenario) {
    List<List<Optional<Integer>>> places = new ArrayList<>();
    for (Lesson.Question question : lesson.predict()) {
      places.add(ask(question));
    }
    FinishedRun run = new ScenarioRun(scenario.withExpectations(asked)).run(List.of());
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      answers.add(answer(lesson.predict().get(i), places.get(i), run));
    }
    return answers;
  }

  /// Asks for the claim of the answer, then for those of the choices, and returns where each is
  /// asked for.
  private List<Optional<Integer>> ask(Lesson.Question question) {
    List<Optional<Integer>> places = new ArrayList<>();
    places.add(ask(Optional.of(question.answer())));
    boolean yesOrNo = ChoiceClaims.isYesOrNo(question);
    for (String choice : question.choices()) {
      places.add(yesOrNo ? Optional.empty() : ask(ChoiceClaims.claim(question, choice)));
    }
    return places;
  }

  private Optional<Integer> ask(Optional<Expectation> claim) {
    return claim.map(wanted -> {
      asked.add(wanted);
      return asked.size() - 1;
    });
  }

  private static Prediction answer(
      Lesson.Question question, List<Optional<Integer>> places, FinishedRun run) {
    List<Verdict> verdicts = run.verdicts();
    Verdict own = verdicts.get(places.getFirst().orElseThrow());
    int right;
    Verdict telling = own;
    if (ChoiceClaims.isYesOrNo(question)) {
      right = yesOrNo(question, own.holds());
    } else {
      List<Boolean> holds =
          places.stream()
              .skip(1)
              .map(place -> place.map(verdicts::get).filter(Verdict::holds).isPresent())
              .toList();
      right = right(question, holds);
      telling = right < 0 ? own : places.get(right + 1).map(verdicts::get).orElse(own);
    }
    return new Prediction(question, right, telling, chain(run, telling), moment(run, telling));
  }

  private static int yesOrNo(Lesson.Question question, boolean holds) {
    for (int i = 0; i < question.choices().size(); i++) {
      String choice = question.choices().get(i);
      if (holds ? ChoiceClaims.isYes(choice) : ChoiceClaims.isNo(choice)) {
        return i;
      }
    }
    return -1;
  }

  /// The choice that alone holds: `both` where all do, `never` where none does, else the only one.
  ///
  /// @param holds for each choice whether what it claims is true
  private static int right(Lesson.Question question, List<Boolean> holds) {
    List<String> choices = question.choices();
    int holding = Collections.frequency(holds, true);
    long claimable = 0;
    for (String choice : choices) {
      claimable += ChoiceClaims.isAll(choice) || ChoiceClaims.isNone(choice) ? 0 : 1;
    }
    for (int i = 0; i < choices.size(); i++) {
      if ((ChoiceClaims.isAll(choices.get(i)) && holding > 1 && holding == claimable)
          || (ChoiceClaims.isNone(choices.get(i)) && holding == 0)
          || (holds.get(i) && holding == 1)) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> chain(FinishedRun run, Verdict verdict) {
    return verdict.seq() == 0 ? List.of() : CauseChain.of(run.log(), verdict.seq()).lines("");
  }

  private static Moment moment(FinishedRun run, Verdict verdict) {
    boolean kept = verdict.seq() != 0 && run.log().indexOf(verdict.seq()) >= 0;
    return kept ? Moment.after(run.log(), verdict.seq()) : new Moment(0, verdict.whenNanos());
  }
}
