package crashlab.ui.session;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeLink;
import crashlab.analysis.state.NodeLink.Cut;
import crashlab.analysis.state.NodeLink.End;
import crashlab.analysis.state.NodeState;
import crashlab.analysis.state.NodeStates;
import java.util.ArrayList;
import java.util.List;

/// How nodes and the links between them are told at an instant, for people.
public final class NodeWords {
  /// Stands for what is cut or lost.
  public static final String SIGN = "✕";

  private static final int MOST_NAMES = 2;
  private static final int MOST_LINKS = 8;

  private final NodeStates states;
  private final Moment now;

  public NodeWords(NodeStates states, Moment now) {
    this.states = states;
    this.now = now;
  }

  /// Its name, and how it is unless it is up: `web · frozen`.
  public String name(int node) {
    NodeState state = states.state(node, now);
    String name = states.names().get(node);
    return state == NodeState.UP ? name : name + " · " + state.word();
  }

  /// Whom a node has lost, and from whom it is cut off without knowing it; nothing if it knows all.
  public String trouble(int node) {
    if (!hasVm(node)) {
      return "";
    }
    List<String> lost = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (int peer = 0; peer < states.names().size(); peer++) {
      if (peer == node || !hasVm(peer)) {
        continue;
      }
      NodeLink link = states.link(node, peer, now);
      if (link.one() == End.LOST) {
        lost.add(states.names().get(peer));
      } else if (link.cut() == Cut.SILENT && link.one() == End.CONNECTED) {
        silent.add(states.names().get(peer));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!lost.isEmpty()) {
      parts.add("lost " + listed(lost));
    }
    if (!silent.isEmpty()) {
      parts.add("hears nothing of " + listed(silent));
    }
    return String.join(", ", parts);
  }

  /// All that can be told of a node, a line each: its state, and what is wrong with which link.
  public List<String> all(int node) {
    List<String> lines = new ArrayList<>();
    lines.add("node " + states.names().get(node) + ": " + states.state(node, now).word());
    int left = 0;
    for (int peer = 0; peer < states.names().size(); peer++) {
      boolean both = peer != node && hasVm(node) && hasVm(peer);
      if (both && states.link(node, peer, now).isTroubled()) {
        left += lines.size() <= MOST_LINKS ? 0 : 1;
        if (left == 0) {
          lines.add("to " + states.names().get(peer) + ": " + link(node, peer));
        }
      }
    }
    if (left > 0) {
      lines.add("and " + Wording.count(left) + " more links");
    }
    return lines;
  }

  /// A link and what is wrong with it.
  public String between(int one, int other) {
    return "link %s – %s: %s"
        .formatted(states.names().get(one), states.names().get(other), link(one, other));
  }

  /// Its name alone.
  public String plainName(int node) {
    return states.names().get(node);
  }

  /// With how many others something is wrong: `✕ 3`; nothing if it knows all.
  public String troubleInShort(int node) {
    int count = 0;
    for (int peer = 0; peer < states.names().size(); peer++) {
      if (peer != node && hasVm(node) && hasVm(peer)) {
        NodeLink link = states.link(node, peer, now);
        boolean silent = link.cut() == Cut.SILENT && link.one() == End.CONNECTED;
        count += link.one() == End.LOST || silent ? 1 : 0;
      }
    }
    return count == 0 ? "" : SIGN + " " + Wording.count(count);
  }

  /// What is wrong between two nodes, where there is little room: `✕` where they do not hear each
  /// other, else the latency.
  public String linkInShort(int one, int other) {
    NodeLink link = states.link(one, other, now);
    return link.cut() != Cut.NONE || link.isLost() ? SIGN : Wording.duration(link.latencyNanos());
  }

  private static String listed(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(" and ", names)
        : Wording.count(names.size()) + " nodes";
  }

  private boolean hasVm(int node) {
    NodeState state = states.state(node, now);
    return state == NodeState.UP || state == NodeState.FROZEN;
  }

  /// What is wrong between two nodes, in a few words: `✕ cut, silent`, `latency 50 ms`; `connected`
  /// if nothing is.
  public String link(int one, int other) {
    NodeLink link = states.link(one, other, now);
    List<String> parts = new ArrayList<>();
    switch (link.cut()) {
      case CLOSED -> parts.add("✕ cut");
      case SILENT -> parts.add("✕ packets vanish" + known(link, one, other));
      case NONE -> {
        if (link.isLost()) {
          parts.add("✕ " + parted(link, one, other));
        }
      }
    }
    if (link.latencyNanos() >= 0) {
      parts.add("latency " + Wording.duration(link.latencyNanos()));
    }
    if (parts.isEmpty()) {
      parts.add(link.one() == End.CONNECTED ? "connected" : "not connected");
    }
    return String.join(", ", parts);
  }

  private String known(NodeLink link, int one, int other) {
    return link.isLost() ? ", " + parted(link, one, other) : "";
  }

  private String parted(NodeLink link, int one, int other) {
    if (link.one() != End.CONNECTED && link.other() != End.CONNECTED) {
      return "connection lost";
    }
    int loser = link.one() == End.CONNECTED ? other : one;
    return states.names().get(loser)
        + " has lost "
        + states.names().get(loser == one ? other : one);
  }
}
