package crashlab.cli;

import crashlab.analysis.PlainText;
import crashlab.analysis.Wording;
import crashlab.otp.Shutdown;
import crashlab.otp.Text;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Key;
import crashlab.scenario.Module;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.scenario.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A supervision tree as text: each child below its supervisor, in starting order.
final class SupervisionTree {
  private final Map<String, Module> modules;
  private final ChildSpec root;
  private final Console console;
  private final StringBuilder text = new StringBuilder();

  private SupervisionTree(ChildSpec root, Scenario scenario, Console console) {
    this.root = root;
    this.modules = scenario.modules();
    this.console = console;
  }

  /// Returns the tree of a scenario, each line set in by two; where nodes have trees of their own,
  /// each under the names of its nodes.
  static String of(Scenario scenario, Console console) {
    Map<ChildSpec, List<String>> nodesOf = new LinkedHashMap<>();
    for (ScenarioNode node : scenario.nodes()) {
      nodesOf.computeIfAbsent(node.tree(), _ -> new ArrayList<>()).add(node.name());
    }
    var text = new StringBuilder();
    nodesOf.forEach((root, nodes) -> {
      if (nodesOf.size() > 1) {
        text.append("  on ").append(String.join(", ", nodes)).append(":\n");
      }
      text.append(of(root, scenario, console));
    });
    return text.toString();
  }

  private static String of(ChildSpec root, Scenario scenario, Console console) {
    var tree = new SupervisionTree(root, scenario, console);
    tree.append(root, root.id(), "  ", "  ");
    return tree.text.toString();
  }

  private void append(ChildSpec spec, String id, String before, String below) {
    List<String> words = new ArrayList<>();
    describe(spec, words);
    if (spec != root) {
      words.add(spec.common().restart().word());
      words.add("shutdown " + shutdown(spec.common().shutdown()));
    }
    if (spec.common().significant()) {
      words.add("significant");
    }
    text.append(before).append(console.bold(PlainText.visible(id))).append("  ");
    text.append(PlainText.visible(String.join(", ", words))).append('\n');
    children(spec, below);
  }

  private void children(ChildSpec spec, String indent) {
    ChildSpec partition = spec.partition();
    List<ChildSpec> children = partition == null ? spec.children() : List.of(partition);
    for (int i = 0; i < children.size(); ) {
      ChildSpec first = children.get(i);
      int next = i + 1;
      while (next < children.size() && isReplica(first, children.get(next))) {
        next++;
      }
      boolean last = next == children.size();
      String id =
          partition != null
              ? "0 … " + (spec.get(ChildParams.PARTITIONS) - 1)
              : next == i + 1 ? first.id() : first.id() + " … " + children.get(next - 1).id();
      append(first, id, indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
      i = next;
    }
  }

  /// Tells whether two neighbours are copies of one child, whose ids differ only in their number.
  private static boolean isReplica(ChildSpec first, ChildSpec other) {
    return !first.module().isEmpty()
        && first.module().equals(other.module())
        && first.common().restart() == other.common().restart()
        && first.common().shutdown().equals(other.common().shutdown())
        && first.id().endsWith("-1")
        && other.id().startsWith(first.id().substring(0, first.id().length() - 1))
        && other.id().substring(first.id().length() - 1).chars().allMatch(Character::isDigit);
  }

  private void describe(ChildSpec spec, List<String> words) {
    if (spec.module().isEmpty()) {
      words.addAll(spec.type().describe().apply(spec));
      return;
    }
    Module module = modules.get(spec.module());
    words.add(module == null ? spec.module() : module.use() + " " + spec.module());
    Target name = spec.name();
    if (name != null) {
      words.add("registered as " + registered(name));
    }
  }

  private static String shutdown(Shutdown shutdown) {
    return switch (shutdown) {
      case Shutdown.BrutalKill _ -> "brutal_kill";
      case Shutdown.After(long nanos) -> Wording.duration(nanos);
      case Shutdown.Infinity _ -> "infinity";
    };
  }

  private static String registered(Target name) {
    return switch (name) {
      case Target.Name(String plain) -> plain;
      case Target.Via(String registry, Key key) -> key(key) + " in " + registry;
      case Target.Self _, Target.Caller _, Target.Child _ -> "something else";
      case Target.Partition _, Target.Global _, Target.OfState _ -> "something else";
      case Target.Member _, Target.OnNode _, Target.RandomChildOf _, Target.AllChildrenOf _ ->
          "something else";
    };
  }

  private static String key(Key key) {
    return switch (key) {
      case Key.Literal(Text text) -> text.value();
      case Key.Literal(var other) -> other.inspect();
      case Key.Pick(int n) -> "one of " + n + " keys";
      case Key.Zipf(int n, double _) -> "one of " + n + " keys";
      case Key.Sequence(String prefix) -> prefix + "-1, " + prefix + "-2, …";
    };
  }
}
