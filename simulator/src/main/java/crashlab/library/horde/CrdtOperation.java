package crashlab.library.horde;

import org.jspecify.annotations.Nullable;

/// A change of the map; a null value removes the key.
record CrdtOperation(CrdtKey key, @Nullable CrdtValue value) {}
