package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Terms reduced to what JSON can say of them, so that what was written in a scenario file can be
/// compared with what happened: an atom, a text, a subject and a reference are all texts.
public final class PlainTerm {
  private PlainTerm() {}

  /// Returns the term made of texts, numbers, booleans, tuples and maps only, with the same JSON as
  /// [JsonBuffer#term] writes for it.
  public static Term of(Term term, Identities identities) {
    return switch (term) {
      case Text _, Int _, Decimal _, Bool _ -> term;
      case Atom atom -> new Text(atom.name());
      case Opaque opaque -> new Text(opaque.word());
      case Pid pid -> new Text(identities.subject(pid.number()));
      case ExceptionTerm exception -> exception(exception);
      case Tuple tuple -> tuple(tuple, identities);
      case MapTerm map -> map(map, identities);
      case Blob blob -> blob(blob);
    };
  }

  private static Term tuple(Tuple tuple, Identities identities) {
    List<Term> elements = tuple.elements().stream().map(each -> of(each, identities)).toList();
    return new Tuple(elements);
  }

  private static Term map(MapTerm map, Identities identities) {
    Map<String, Term> entries = new LinkedHashMap<>();
    map.entries().forEach((key, value) -> entries.put(key, of(value, identities)));
    return new MapTerm(entries);
  }

  private static Term blob(Blob blob) {
    Map<String, Term> entries = new LinkedHashMap<>();
    entries.put("bytes", new Int(blob.bytes()));
    return new MapTerm(entries);
  }

  private static Term exception(ExceptionTerm exception) {
    Map<String, Term> entries = new LinkedHashMap<>();
    entries.put("exception", new Text(exception.exception()));
    if (exception.message() != null) {
      entries.put("message", new Text(exception.message()));
    }
    return new MapTerm(entries);
  }
}
