package crashlab.library;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of a system, for expectations that read their rows.
///
/// @param system its word in the language, such as `ets`
public record RowSource(String system, Reader reader) {
  /// A row, of which a bag has several with one key.
  public record KeyedRow(Term key, Term value) {}

  /// Reads a table at the present instant.
  @FunctionalInterface
  public interface Reader {
    /// @return the rows, those of a key in the order of their insertion; null if the node has no
    ///   such table
    @Nullable List<KeyedRow> rows(ErlangNode node, String table);
  }
}
