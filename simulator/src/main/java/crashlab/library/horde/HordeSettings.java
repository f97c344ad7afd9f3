package crashlab.library.horde;

/// What a scenario says of a horde_supervisor.
///
/// @param active whether children go to the node that they belong to when members come and go
/// @param quorumStops whether a node without a majority stops its children, as it is documented
record HordeSettings(
    String id, Members members, Distribution distribution, boolean active, boolean quorumStops) {
  HordeNames names() {
    return new HordeNames(id);
  }
}
