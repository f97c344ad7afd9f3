package crashlab.library.ets;

/// What `ets:new/2` is told of a table, but for its heir.
record TableOptions(
    TableType type,
    Access access,
    boolean isNamed,
    boolean readConcurrency,
    boolean writeConcurrency) {}
