package crashlab.analysis;

import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.Landmarks;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cascades as paragraphs of lines: few, however much happened.
final class CascadeParagraphs {
  /// The most lines that one cascade gets.
  private static final int MOST_LINES = 12;

  /// How many of these are its last ones, where it has more.
  private static final int LAST_LINES = 3;

  /// The most cascades that are told; more of the same kind cost one line together.
  private static final int MOST_CASCADES = 20;

  /// One line, or several that say the same of different processes.
  private static final class Line {
    final long timeNanos;
    final String sentence;
    final boolean decisive;
    long alike;
    long lastNanos;

    /// @param decisive whether the rest cannot be understood without it
    Line(long timeNanos, String sentence, boolean decisive) {
      this.timeNanos = timeNanos;
      this.sentence = sentence;
      this.decisive = decisive;
    }

    void add(long nanos) {
      alike++;
      lastNanos = nanos;
    }

    String text() {
      String more =
          alike == 0
              ? ""
              : " (and "
                  + Wording.count(alike)
                  + " more like this, the last at "
                  + Wording.when(lastNanos)
                  + ")";
      return Wording.when(timeNanos) + "  " + sentence + "." + more;
    }
  }

  /// Cascades that went the same way.
  private static final class Group {
    final Cascade first;
    long others;
    long secondNanos;
    long lastNanos;

    Group(Cascade first) {
      this.first = first;
      this.lastNanos = first.firstNanos();
    }
  }

  private final TraceLog log;
  private final Sentences sentences;

  CascadeParagraphs(TraceLog log) {
    this.log = log;
    this.sentences = new Sentences(log);
  }

  /// Returns a paragraph for each course that cascades took.
  List<List<String>> of(Cascades cascades) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Cascade cascade : cascades.all()) {
      String course = course(cascade);
      Group group = groups.get(course);
      if (group == null) {
        groups.put(course, new Group(cascade));
      } else {
        group.others++;
        group.secondNanos = group.others == 1 ? cascade.firstNanos() : group.secondNanos;
        group.lastNanos = cascade.firstNanos();
      }
    }
    List<List<String>> paragraphs = new ArrayList<>();
    for (Group group : groups.values()) {
      if (paragraphs.size() < MOST_CASCADES || group.first.gaveUp() > 0) {
        paragraphs.add(paragraph(group));
      } else if (hasLandmark(group.first)) {
        paragraphs.add(landmarks(group.first));
      }
    }
    long left = cascades.uncounted() + Math.max(0, groups.size() - paragraphs.size());
    if (left > 0) {
      paragraphs.add(List.of("… and " + Wording.count(left) + " more failures of other kinds"));
    }
    return paragraphs;
  }

  private boolean hasLandmark(Cascade cascade) {
    return cascade.told().stream().anyMatch(this::isLandmark);
  }

  private boolean isLandmark(long seq) {
    return Landmarks.isOne(log, log.indexOf(seq));
  }

  /// Of one of very many cascades no more than may not be left out.
  private List<String> landmarks(Cascade cascade) {
    return cascade.told().stream()
        .filter(this::isLandmark)
        .map(this::line)
        .map(Line::text)
        .toList();
  }

  private List<String> paragraph(Group group) {
    List<String> lines = new ArrayList<>(lines(group.first));
    if (group.others > 0) {
      lines.add(
          "… and "
              + Wording.count(group.others)
              + " more like this, "
              + (group.others == 1 ? "at " : "from " + Wording.when(group.secondNanos) + " to ")
              + Wording.when(group.lastNanos));
    }
    return lines;
  }

  private List<String> lines(Cascade cascade) {
    if (cascade.told().size() + Long.signum(cascade.untold()) <= MOST_LINES) {
      return cascade.told().stream().map(this::line).map(Line::text).toList();
    }
    return shortened(alikeTogether(cascade), cascade.untold());
  }

  private Line line(long seq) {
    int index = log.indexOf(seq);
    return new Line(log.timeNanos(index), sentences.of(index), isDecisive(index));
  }

  /// Whether a supervisor gave up or ended with it, the system stopped, or it was the last restart
  /// that was allowed; or a node ended or came back, or was cut off.
  private boolean isDecisive(int index) {
    if (Landmarks.isOne(log, index)) {
      return true;
    }
    return switch (log.role(index)) {
      case STOP -> true;
      case END -> {
        var who = log.identity(log.pid(index));
        yield who != null && who.kind().isSupervisorProcess();
      }
      case DECISION ->
          log.type(index) != EventType.SUPERVISOR_RESTART
              || (log.detail(index) instanceof Detail.Budget budget
                  && budget.spent() >= budget.maxRestarts());
      case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR -> false;
      case FAILURE, RESCUE, ORDER, REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL -> false;
      case FAULT -> false;
    };
  }

  private List<Line> alikeTogether(Cascade cascade) {
    List<Line> lines = new ArrayList<>();
    Map<String, Line> byShape = new LinkedHashMap<>();
    for (long seq : cascade.told()) {
      Line line = line(seq);
      String shape = isLandmark(seq) ? Long.toString(seq) : shape(log.indexOf(seq), line.sentence);
      Line alike = byShape.putIfAbsent(shape, line);
      if (alike == null) {
        lines.add(line);
      } else {
        alike.add(line.timeNanos);
      }
    }
    return lines;
  }

  /// The first lines, the last ones, and between them those that decide.
  private static List<String> shortened(List<Line> lines, long untold) {
    int kept = untold > 0 || lines.size() > MOST_LINES ? MOST_LINES - 1 : MOST_LINES;
    int head = lines.size() > kept ? kept - LAST_LINES : lines.size();
    int tail = Math.max(head, lines.size() - LAST_LINES);
    List<String> texts = new ArrayList<>();
    long dropped = untold;
    for (int i = 0; i < lines.size(); i++) {
      if (i == tail && dropped > 0) {
        texts.add("… " + Wording.count(dropped) + " more events …");
      }
      if (i < head || i >= tail || lines.get(i).decisive) {
        texts.add(lines.get(i).text());
      } else {
        dropped += 1 + lines.get(i).alike;
      }
    }
    if (tail == lines.size() && dropped > 0) {
      texts.add("… " + Wording.count(dropped) + " more events …");
    }
    return texts;
  }

  /// Returns what two cascades share that went the same way; one with landmarks is like no other.
  private String course(Cascade cascade) {
    if (hasLandmark(cascade)) {
      return Long.toString(cascade.told().getFirst());
    }
    var course = new StringBuilder();
    for (long seq : cascade.told()) {
      course.append(withoutNumbers(sentences.of(log.indexOf(seq)))).append('\n');
    }
    return course.toString();
  }

  /// Returns what two sentences share that say the same of different processes.
  private String shape(int index, String sentence) {
    String who = sentences.wording().process(log.pid(index));
    return log.type(index) + withoutNumbers(sentence.replace(who, "·"));
  }

  private static String withoutNumbers(String sentence) {
    return sentence.replaceAll("#[0-9]+", "").replaceAll("[0-9]+", "0");
  }
}
