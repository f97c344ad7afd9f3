package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.ErrorInfo;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.Identities;
import crashlab.trace.NodeSpell;
import crashlab.trace.TraceKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How processes, times and terms are written for people. The same run gives the same words
/// everywhere.
public final class Wording {
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final Identities identities;
  private final boolean tellsLives;
  private final TermWording terms = new TermWording(this);

  public Wording(Identities identities) {
    this(identities, true);
  }

  private Wording(Identities identities, boolean tellsLives) {
    this.identities = identities;
    this.tellsLives = tellsLives;
  }

  /// One that tells of each process only whose life it is, not the number of the life.
  static Wording ofPlaces(Identities identities) {
    return new Wording(identities, false);
  }

  /// Returns a process's registered name, or its path; `#2` marks its second life, and so on.
  public String process(int pid) {
    Detail.Identity identity = identities.get(pid);
    if (!tellsLives || identity == null || identity.incarnation() == 1 || isCalled(identity)) {
      return place(pid);
    }
    return place(pid) + "#" + identity.incarnation();
  }

  private static boolean isCalled(Detail.Identity identity) {
    return !identity.kind().nameOf(identity.path()).isEmpty();
  }

  /// Returns whom a process is a life of: its name without the number of its life.
  public String place(int pid) {
    Detail.Identity identity = identities.get(pid);
    if (identity == null) {
      return "somebody outside";
    }
    if (isCalled(identity)) {
      String called = identity.kind().nameOf(identity.path());
      return identity.kind().isArrival() ? called : identity.node().mark(called);
    }
    String registered = identities.name(pid);
    return registered == null ? identity.place() : identity.node().mark(registered);
  }

  /// Returns a request as people speak of it: `start_child Cache`; a message as a term.
  String request(@Nullable Digested message) {
    return new RequestWording(this).request(message);
  }

  /// Returns the child that a request to a supervisor is about; nothing if it is about none.
  String child(@Nullable Digested message) {
    return new RequestWording(this).child(message);
  }

  /// Returns a process that holds a name by its name and by its place in the tree.
  String holder(int pid) {
    Detail.Identity identity = identities.get(pid);
    String name = process(pid);
    return identity == null || identity.subject().startsWith(name)
        ? name
        : name + " (" + identity.place() + ")";
  }

  /// The root supervisors of the scenario's own application, which is started after those that it
  /// needs: one of each node where there is any, in the order of the nodes.
  List<Integer> roots() {
    SortedMap<Integer, Integer> roots = new TreeMap<>();
    for (int pid = identities.highest(); pid > 0; pid--) {
      Detail.Identity identity = identities.get(pid);
      if (identity != null && identity.kind().supervises() && isRoot(identity.path())) {
        roots.putIfAbsent(identity.node().index(), pid);
      }
    }
    return List.copyOf(roots.values());
  }

  private static boolean isRoot(String path) {
    return path.indexOf('/') < 0 && path.indexOf('>') < 0;
  }

  /// Returns an exit reason, the well-known shapes in words: `RuntimeError "boom"`, `:timeout in
  /// GenServer.call(Cache, :get, 5000)`.
  public String reason(Term reason) {
    return terms.reason(reason);
  }

  /// Returns a term as Elixir prints it, with processes by their names.
  public String term(Term term) {
    return terms.term(term);
  }

  /// Returns a term without the marks of its kind: `Cache`, not `:Cache`.
  String plain(Term term) {
    return terms.plain(term);
  }

  /// Returns an exit reason as [#reason] does, and behind it what the stack trace says of wrong
  /// arguments: `:badarg (the table cache had ended with its owner Cache)`.
  public String explained(Term reason) {
    return reason(reason) + because(ErrorInfo.of(reason));
  }

  private String because(@Nullable ErrorInfo info) {
    if (info == null) {
      return "";
    }
    String who = info.who() == null ? "" : ' ' + process(info.who().number());
    return " (" + info.text() + who + ')';
  }

  /// Returns a detail that is a reason as [#explained] does; nothing where there is none.
  String reasonOf(@Nullable Digested detail) {
    if (detail instanceof Term term) {
      return explained(term);
    }
    Term reason = detail instanceof Detail known ? known.reason() : null;
    return reason == null ? "" : explained(reason);
  }

  /// Returns a detail that is a message or value as [#term] does; nothing where there is none.
  String termOf(@Nullable Digested detail) {
    if (detail instanceof Text text) {
      return '"' + text.value() + '"';
    }
    return detail instanceof Term term ? term(term) : "";
  }

  /// Returns what a library did: its own sentence, or `Keeper: ets transfer (table :cache)`.
  String operation(String who, Detail.Operation operation) {
    String sentence = withoutGaps(operation);
    List<String> said = new ArrayList<>();
    List<TraceKey> keys = operation.event().keys();
    for (int i = 0; i < keys.size(); i++) {
      Term term = operation.values().get(i);
      String value = term == null ? "" : another(value(keys.get(i), term), who);
      sentence = sentence.replace("{" + keys.get(i) + "}", value);
      if (term != null) {
        said.add(keys.get(i) + " " + value);
      }
    }
    if (!sentence.isEmpty()) {
      String subject = operation.event().isImpersonal() ? "" : who + " ";
      return subject + sentence + because(operation.info());
    }
    String values = said.isEmpty() ? "" : " (" + String.join(", ", said) + ")";
    return who + ": " + operation.event() + values;
  }

  /// The sentence without the parts in brackets that speak of a key without a value.
  private static String withoutGaps(Detail.Operation operation) {
    String sentence = operation.event().sentence();
    int begin = sentence.indexOf('[');
    if (begin < 0) {
      return sentence;
    }
    int end = sentence.indexOf(']', begin);
    String part = sentence.substring(begin + 1, end);
    List<TraceKey> keys = operation.event().keys();
    for (int i = 0; i < keys.size(); i++) {
      if (operation.values().get(i) == null && part.contains("{" + keys.get(i) + "}")) {
        part = "";
      }
    }
    return sentence.substring(0, begin) + part + sentence.substring(end + 1);
  }

  /// Two arrivals of one load are told by the same words.
  private static String another(String value, String who) {
    return value.equals(who) && who.startsWith("an ") ? "another " + who.substring(3) : value;
  }

  private String value(TraceKey key, Term value) {
    if (key.isDuration() && value instanceof Int nanos) {
      return duration(nanos.value());
    }
    if (key.isWord()) {
      return terms.plain(value);
    }
    if (key.isWords() && value instanceof Tuple list) {
      List<String> names = list.elements().stream().map(terms::plain).toList();
      return names(names, names.size());
    }
    return key.isList() && value instanceof Tuple list ? terms.list(list) : term(value);
  }

  /// Returns an instant in seconds since the run began, with one to six decimals: `2.0 s`.
  public static String instant(long nanos) {
    String text = String.format(Locale.ROOT, "%d.%06d", nanos / SECOND, nanos % SECOND / MICRO);
    int end = text.length();
    while (text.charAt(end - 1) == '0' && text.charAt(end - 2) != '.') {
      end--;
    }
    return text.substring(0, end) + " s";
  }

  /// Returns an instant with as many digits as matter to who reads a story: three after the point,
  /// and of one in the first hundredth of a second three figures in its natural unit: `0.17 s`,
  /// `35.2 us`.
  public static String when(long nanos) {
    if (nanos <= 0 || nanos >= 10 * MILLI) {
      return instant((nanos + MILLI / 2) / MILLI * MILLI);
    }
    if (nanos >= MILLI) {
      return figures(nanos, MILLI, " ms");
    }
    return nanos >= MICRO ? figures(nanos, MICRO, " us") : nanos + " ns";
  }

  private static String figures(long nanos, long unit, String word) {
    BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
    BigDecimal rounded = value.round(new MathContext(3)).stripTrailingZeros();
    return rounded.toPlainString() + word;
  }

  /// Returns what people are told of a fault, without whom it struck, with how long it holds where
  /// it does: `freeze node b for 8 s`.
  static String fault(Detail.Struck struck) {
    NodeSpell spell = struck.spell();
    if (spell == null) {
      return Identities.plainText(struck);
    }
    return Identities.plainText(struck)
        + spell.what().qualifier()
        + (spell.lastsNanos() == Long.MAX_VALUE ? "" : " for " + duration(spell.lastsNanos()));
  }

  /// Returns words as the beginning of a sentence.
  static String begun(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// Returns names as a list in a sentence: `A, B and C`, `A, B and 4 more`.
  static String names(List<String> names, int all) {
    List<String> parts = new ArrayList<>(names);
    if (all > names.size()) {
      parts.add(count(all - names.size()) + " more");
    }
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /// Returns how long something took, in its natural unit with at most three figures after the
  /// point: `5 s`, `20 ms`, `1.25 us`.
  public static String duration(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return "infinity";
    }
    if (nanos >= SECOND) {
      return decimal(nanos, SECOND) + " s";
    }
    if (nanos >= MILLI) {
      return decimal(nanos, MILLI) + " ms";
    }
    return nanos >= MICRO ? decimal(nanos, MICRO) + " us" : nanos + " ns";
  }

  /// Returns a count with its thousands set apart: `4,212`.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String decimal(long nanos, long unit) {
    long thousandths = nanos % unit / (unit / 1000);
    if (thousandths == 0) {
      return Long.toString(nanos / unit);
    }
    String text = String.format(Locale.ROOT, "%d.%03d", nanos / unit, thousandths);
    return text.replaceAll("0+$", "");
  }
}
