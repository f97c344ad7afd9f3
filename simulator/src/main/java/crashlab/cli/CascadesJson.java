package crashlab.cli;

import crashlab.analysis.Sentences;
import crashlab.analysis.ToldCascade;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.analysis.state.Roster;
import crashlab.trace.TraceLog;
import tools.jackson.core.JsonGenerator;

/// The cascades of a run in its results: what each began with, its steps, and the arrows between
/// them, as the window shows them.
final class CascadesJson {
  /// How many are written out; the story tells of more only what they have in common, too.
  static final int MOST = 200;

  private final JsonGenerator json;
  private final TraceLog log;
  private final Roster roster;
  private final Sentences sentences;
  private final Wording wording;

  CascadesJson(JsonGenerator json, TraceLog log) {
    this.json = json;
    this.log = log;
    this.roster = Roster.of(log);
    this.sentences = new Sentences(log);
    this.wording = new Wording(log.identities());
  }

  /// Writes the properties of the object of a run.
  void write() {
    Cascades cascades = Cascades.of(log, roster);
    int written = Math.min(MOST, cascades.all().size());
    json.writeArrayPropertyStart("cascades");
    for (int i = 0; i < written; i++) {
      cascade(cascades.all().get(i), cascades.graph(i));
    }
    json.writeEndArray();
    long more = cascades.all().size() - written + cascades.uncounted();
    if (more > 0) {
      json.writeNumberProperty("more_cascades", more);
    }
  }

  private void cascade(Cascade cascade, CascadeGraph graph) {
    json.writeStartObject();
    root(log.indexOf(cascade.rootSeq()));
    json.writeNumberProperty("from", cascade.firstNanos());
    json.writeNumberProperty("to", cascade.lastNanos());
    json.writeNumberProperty("exits", cascade.exits());
    json.writeNumberProperty("restarts", cascade.restarts());
    json.writeNumberProperty("gave_up", cascade.gaveUp());
    json.writeArrayPropertyStart("steps");
    new ToldCascade(log, cascade, graph).lines().forEach(this::step);
    json.writeEndArray();
    if (cascade.untold() > 0) {
      json.writeNumberProperty("more_steps", cascade.untold());
    }
    json.writeArrayPropertyStart("arrows");
    MergedArrows.of(graph.arrows(), roster::parent).forEach(this::arrow);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void root(int index) {
    json.writeObjectPropertyStart("root");
    json.writeNumberProperty("event", log.seq(index));
    subject("subject", log.pid(index));
    json.writeStringProperty("says", sentences.of(index));
    json.writeEndObject();
  }

  private void step(ToldCascade.Line line) {
    CascadeStep step = line.step();
    json.writeStartObject();
    json.writeNumberProperty("step", step.number());
    json.writeNumberProperty("at", step.timeNanos());
    json.writeNumberProperty("event", step.seq());
    subject("subject", step.pid());
    json.writeStringProperty("kind", step.kind().word());
    json.writeStringProperty("says", line.sentence());
    number("cause", step.cause());
    json.writeEndObject();
  }

  private void arrow(CascadeArrow arrow) {
    json.writeStartObject();
    json.writeStringProperty("kind", arrow.kind().word());
    subject("from", arrow.from().pid());
    subject("to", arrow.to().pid());
    json.writeStringProperty("label", arrow.label());
    number("cause", arrow.cause());
    number("effect", arrow.effect());
    if (arrow.count() > 1) {
      json.writeNumberProperty("count", arrow.count());
    }
    json.writeEndObject();
  }

  /// Writes a process; nothing for what happened to nobody in particular.
  private void subject(String property, int pid) {
    if (pid != 0) {
      json.writeStringProperty(property, wording.process(pid));
    }
  }

  private void number(String property, int step) {
    if (step > 0) {
      json.writeNumberProperty(property, step);
    }
  }
}
