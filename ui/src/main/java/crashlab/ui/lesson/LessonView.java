package crashlab.ui.lesson;

import atlantafx.base.theme.Styles;
import crashlab.lesson.Goal;
import crashlab.scenario.Lesson;
import crashlab.scenario.Scenario;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The lesson of the scenario that is shown: what to learn, questions to be answered before one
/// looks, hints one at a time, the state of each expectation at the present instant, and for an
/// exercise a check of all goals and a solution.
public final class LessonView extends ScrollPane {
  private final RunSession session;
  private final LessonModel model;
  private final VBox content = new VBox();
  private final VBox goals = Parts.card("lesson-goals");
  private final VBox closing = Parts.card("lesson-closing");
  private final Label result = Parts.words("");
  private final List<GoalRow> rows = new ArrayList<>();
  private Supplier<ExerciseList> exercises = () -> ExerciseList.of(List.of());
  private Consumer<Path> onOpen = _ -> {};

  public LessonView(RunSession session, Theme theme) {
    this(session, theme, task -> Thread.ofVirtual().name("lesson").start(task));
  }

  LessonView(RunSession session, Theme theme, Executor thinker) {
    this.session = session;
    this.model = new LessonModel(session, thinker, Platform::runLater);
    setId("lesson");
    getStyleClass().add("lesson");
    getStylesheets().add(String.valueOf(LessonView.class.getResource("/crashlab/ui/lesson.css")));
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText("Lesson");
    result.setId("lesson-result");
    content.getStyleClass().add("lesson-content");
    setContent(content);
    model.lessonProperty().subscribe(this::show);
    model.goalsProperty().subscribe(this::showGoals);
    model.revealedProperty().subscribe(this::revealed);
    model.checkedProperty().subscribe(this::showGoals);
    session.main().framesProperty().subscribe(this::update);
    theme.textScaleProperty().subscribe(this::requestLayout);
  }

  /// Where the next exercise is looked up, and what opens it.
  public void setExercises(Supplier<ExerciseList> list, Consumer<Path> open) {
    exercises = list;
    onOpen = open;
    showClosing();
  }

  private void show(@Nullable Lesson lesson) {
    content.getChildren().clear();
    setVvalue(0);
    if (lesson == null) {
      content
          .getChildren()
          .add(
              Parts.words(
                  "This scenario has no lesson. The menu Exercises lists those that have one.",
                  Styles.TEXT_MUTED));
      return;
    }
    content.getChildren().addAll(head(lesson), questions(), story(lesson));
    if (model.isExercise()) {
      content.getChildren().addAll(task(lesson), closing);
    }
    content.getChildren().add(goals);
    if (!lesson.hints().isEmpty()) {
      content.getChildren().add(new HintCard(model, lesson.hints()));
    }
    if (lesson.solution() != null) {
      content.getChildren().add(new SolutionCard(model));
    }
    if (!model.isExercise()) {
      content.getChildren().add(closing);
    }
    showGoals();
  }

  private VBox head(Lesson lesson) {
    Scenario scenario = model.scenario();
    String kind = model.isExercise() ? "Exercise" : "Lesson";
    String place = kind + " · " + ExerciseList.words(lesson.topic()) + " · level " + lesson.level();
    Label topic = Parts.words(place, Styles.TEXT_MUTED);
    topic.setId("lesson-topic");
    String name = scenario == null ? "" : scenario.title().replaceFirst("^Exercise: ", "");
    Label title = Parts.words(Parts.capital(name), "lesson-title");
    MarkdownView goal = MarkdownView.of(lesson.goal());
    goal.setId("lesson-goal");
    goal.getStyleClass().add("lesson-goal");
    return new VBox(4, topic, title, goal);
  }

  private VBox questions() {
    VBox card =
        Parts.card("lesson-questions", Parts.heading("Before you look: what do you think?"));
    List<AskedQuestion> asked = model.questions();
    for (int i = 0; i < asked.size(); i++) {
      card.getChildren().add(new QuestionCard(model, asked.get(i), i));
    }
    Button first =
        Parts.button("lesson-answer-first", "Answer first", Feather.REWIND, this::answerFirst);
    first.setTooltip(new Tooltip("Take the run back to its start, and answer"));
    Button reveal = Parts.button("lesson-reveal", "Show me", Feather.EYE, model::reveal);
    reveal.setTooltip(new Tooltip("Show what happens without answering"));
    var buttons = new FlowPane(8, 6, first, reveal);
    buttons.visibleProperty().bind(model.revealedProperty().not());
    buttons.managedProperty().bind(buttons.visibleProperty());
    card.getChildren().add(buttons);
    Parts.show(card, !asked.isEmpty());
    return card;
  }

  private void answerFirst() {
    model.goToStart();
    if (lookup("#question-0-choice-0") != null) {
      lookup("#question-0-choice-0").requestFocus();
    }
  }

  /// The story of a demonstration gives its end away; that of an exercise says what to do.
  private VBox story(Lesson lesson) {
    Scenario scenario = model.scenario();
    var box = new VBox();
    box.getStyleClass().add("lesson-story");
    if (lesson.text() != null) {
      box.getChildren().add(MarkdownView.of(lesson.text()));
    }
    if (scenario != null && !scenario.description().isBlank()) {
      MarkdownView story = MarkdownView.of(scenario.description());
      story.setId("lesson-story");
      if (!model.isExercise()) {
        story.visibleProperty().bind(model.revealedProperty());
        story.managedProperty().bind(story.visibleProperty());
      }
      box.getChildren().addFirst(story);
    }
    return box;
  }

  private VBox task(Lesson lesson) {
    Button check = Parts.button("lesson-check", "Check", Feather.PLAY_CIRCLE, model::check);
    check.getStyleClass().add(Styles.ACCENT);
    check.setTooltip(new Tooltip("Run it again, and say which goals hold"));
    var card = Parts.card("lesson-task", Parts.heading("Your turn"));
    if (!lesson.editable().isEmpty()) {
      String places = String.join(", ", lesson.editable());
      card.getChildren()
          .add(
              Parts.words(
                  "Change "
                      + places
                      + " in the scenario's text, apply it (Ctrl+Enter), then check."));
    }
    card.getChildren().addAll(check, result);
    return card;
  }

  private void revealed() {
    Parts.show(goals, model.revealedProperty().get() && !rows.isEmpty());
    showClosing();
  }

  private void showGoals() {
    rows.clear();
    List<Goal> all = model.goalsProperty().get();
    for (int i = 0; i < all.size(); i++) {
      rows.add(new GoalRow(model, all.get(i), i));
    }
    boolean whole = model.checkedProperty().get();
    String words = whole ? "What must be true of the run" : "What must be true, by now";
    goals.getChildren().setAll(Parts.heading(words));
    goals.getChildren().addAll(rows);
    showResult();
    revealed();
    update();
  }

  private void showResult() {
    int count = rows.size();
    long holding = model.holding();
    boolean all = model.allHold();
    result.setText(
        all
            ? "Solved: all " + count + " goals hold."
            : holding + " of " + count + " hold; " + (count - holding) + " to go.");
    result.setGraphic(new FontIcon(all ? Feather.AWARD : Feather.X_CIRCLE));
    result.getStyleClass().setAll("label", all ? "lesson-good" : "lesson-bad");
    Parts.show(result, model.checkedProperty().get());
  }

  private void update() {
    boolean whole = model.checkedProperty().get();
    rows.forEach(row -> row.update(session.main().moment(), whole));
  }

  private void showClosing() {
    Lesson lesson = model.lessonProperty().get();
    closing.getChildren().clear();
    boolean solved = model.isExercise() && model.checkedProperty().get() && model.allHold();
    boolean done = model.revealedProperty().get() && (solved || !model.isExercise());
    Parts.show(closing, lesson != null && done);
    if (lesson == null || !done) {
      return;
    }
    if (lesson.explain() != null) {
      Label explain = Parts.words("Read on: " + lesson.explain());
      explain.setId("lesson-explain");
      closing.getChildren().add(explain);
    }
    next().ifPresent(card -> closing.getChildren().add(nextButton(card)));
    Parts.show(closing, !closing.getChildren().isEmpty());
  }

  private Optional<ScenarioCard> next() {
    Path file = model.file();
    return file == null ? Optional.empty() : exercises.get().after(file);
  }

  private Button nextButton(ScenarioCard card) {
    Button next =
        Parts.button(
            "lesson-next",
            "Next: " + card.title(),
            Feather.ARROW_RIGHT,
            () -> onOpen.accept(card.file()));
    next.setMinWidth(0);
    next.setTooltip(new Tooltip(card.title()));
    return next;
  }
}
