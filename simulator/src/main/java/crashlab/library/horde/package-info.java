/// Horde: a DynamicSupervisor and a Registry over several nodes, which agree by a δ-CRDT.
///
/// Source: horde 0.10, delta_crdt 0.6.4.
@NullMarked
package crashlab.library.horde;

import org.jspecify.annotations.NullMarked;
