package crashlab.ui.inspector;

import crashlab.analysis.state.Roster;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The processes below one: who they are, and how many of them look how.
final class Children {
  static final int MOST_SHOWN = 40;

  private final Recording run;
  private final int[] slots;

  Children(Recording run, int parent) {
    this.run = run;
    int[] parents = run.roster().parents();
    int[] found = new int[16];
    int size = 0;
    for (int slot = Math.max(0, parent); slot < parents.length; slot++) {
      if (parents[slot] == parent) {
        if (size == found.length) {
          found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = slot;
      }
    }
    slots = Arrays.copyOf(found, size);
  }

  /// The first of them that exist or existed.
  List<Peer> shown(RunFrame frame) {
    List<Peer> peers = new ArrayList<>();
    Roster roster = run.roster();
    for (int i = 0; i < slots.length && peers.size() < MOST_SHOWN; i++) {
      if (frame.look(slots[i]) != Look.ABSENT) {
        peers.add(new Peer(roster.label(slots[i]), slots[i]));
      }
    }
    return peers;
  }

  /// How many of them exist or existed.
  int count(RunFrame frame) {
    int count = 0;
    for (int slot : slots) {
      count += frame.look(slot) == Look.ABSENT ? 0 : 1;
    }
    return count;
  }

  /// For people: `12 idle, 1 crashed`.
  String summary(RunFrame frame) {
    int[] counts = new int[Look.values().length];
    for (int slot : slots) {
      counts[frame.look(slot).ordinal()]++;
    }
    List<String> words = new ArrayList<>();
    for (Look look : Look.values()) {
      if (counts[look.ordinal()] > 0 && look != Look.ABSENT) {
        words.add(counts[look.ordinal()] + " " + look.word());
      }
    }
    return String.join(", ", words);
  }
}
