package crashlab.analysis.finding;

import crashlab.otp.Term;
import java.util.function.Predicate;

/// What a load came to, as far as failures go.
///
/// @param reason the most frequent, in words
/// @param count how many failed for it
/// @param main whether an exit reason is that one
public record LoadOutline(
    String id, long offered, long failed, String reason, long count, Predicate<Term> main) {}
