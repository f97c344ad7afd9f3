package crashlab.ui.find;

import crashlab.analysis.state.Roster;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the user looks for: every word of the query must fit. A word is a part of a name, path or
/// pid, or `mailbox>100`, `mailbox<5`, `state:crashed`, `kind:task`.
public final class ProcessQuery {
  private static final Pattern MAILBOX = Pattern.compile("mailbox([<>=])(\\d{1,9})");
  private static final String STATE = "state:";
  private static final String KIND = "kind:";

  /// Whether the process of a slot fits at an instant.
  private interface Part {
    boolean fits(Recording run, RunFrame frame, long seq, int slot);
  }

  private final List<Part> parts = new ArrayList<>();

  private ProcessQuery() {}

  public static ProcessQuery of(String text) {
    var query = new ProcessQuery();
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!word.isEmpty()) {
        query.parts.add(part(word));
      }
    }
    return query;
  }

  private static Part part(String word) {
    Matcher mailbox = MAILBOX.matcher(word);
    if (mailbox.matches()) {
      int than = Integer.parseInt(mailbox.group(2));
      return switch (mailbox.group(1)) {
        case ">" -> (_, frame, _, slot) -> frame.mailbox(slot) > than;
        case "<" -> (_, frame, _, slot) -> frame.mailbox(slot) < than;
        default -> (_, frame, _, slot) -> frame.mailbox(slot) == than;
      };
    }
    if (word.startsWith(STATE)) {
      String state = word.substring(STATE.length());
      return (_, frame, _, slot) -> word(frame.look(slot)).startsWith(state);
    }
    if (word.startsWith(KIND)) {
      String kind = word.substring(KIND.length());
      return (run, _, _, slot) -> run.roster().kind(slot).word().startsWith(kind);
    }
    return (run, _, seq, slot) -> isNamed(run.roster(), seq, slot, word);
  }

  private static String word(Look look) {
    return look.word().replace(' ', '_');
  }

  private static boolean isNamed(Roster roster, long seq, int slot, String word) {
    return roster.label(slot).toLowerCase(Locale.ROOT).contains(word)
        || roster.identity(slot).path().toLowerCase(Locale.ROOT).contains(word)
        || roster.pidText(roster.pidAt(slot, seq)).contains(word);
  }

  /// Whether the process of a slot fits after event `seq`.
  public boolean fits(Recording run, RunFrame frame, long seq, int slot) {
    for (Part part : parts) {
      if (!part.fits(run, frame, seq, slot)) {
        return false;
      }
    }
    return true;
  }

  /// Returns the slots that fit, at most `most` of them.
  public List<Integer> find(Recording run, RunFrame frame, long seq, int most) {
    List<Integer> found = new ArrayList<>();
    for (int slot = 0; slot < run.roster().size() && found.size() < most; slot++) {
      if (!run.roster().isBehindTheScenes(slot) && fits(run, frame, seq, slot)) {
        found.add(slot);
      }
    }
    return found;
  }
}
