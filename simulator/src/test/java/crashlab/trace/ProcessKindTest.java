package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.trace.ProcessKind.Trait;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessKindTest {
  private static final List<ProcessKind> CORE =
      List.of(
          ProcessKind.GEN_SERVER,
          ProcessKind.AGENT,
          ProcessKind.GEN_STATEM,
          ProcessKind.TASK,
          ProcessKind.PROCESS,
          ProcessKind.SUPERVISOR,
          ProcessKind.DYNAMIC_SUPERVISOR,
          ProcessKind.TASK_SUPERVISOR,
          ProcessKind.PARTITION_SUPERVISOR,
          ProcessKind.REGISTRY,
          ProcessKind.REGISTRY_PARTITION,
          ProcessKind.LOAD);

  /// Fingerprints of runs count on them.
  @Test
  void theCoreKeepsItsNumbers() {
    assertThat(CORE)
        .extracting(ProcessKind::digest)
        .containsExactlyElementsOf(IntStream.range(0, 12).mapToObj(Long::valueOf).toList());
    assertThat(CORE).extracting(ProcessKind::word).doesNotHaveDuplicates();
  }

  @Test
  void aKindOfALibraryAnswersByItsTraits() {
    ProcessKind scope = ProcessKind.of("pg_scope", Trait.SERVER, Trait.INTERNAL);

    assertThat(scope.isServer()).isTrue();
    assertThat(scope.isSubject()).isFalse();
    assertThat(scope.supervises()).isFalse();
    assertThat(scope.digest()).isNotEqualTo(ProcessKind.of("pg_scope2").digest());
  }

  @Test
  void onlyTheCoresSupervisorsSuperviseAndOnlyARegistryIsOneBesides() {
    assertThat(CORE)
        .filteredOn(ProcessKind::supervises)
        .containsExactly(
            ProcessKind.SUPERVISOR,
            ProcessKind.DYNAMIC_SUPERVISOR,
            ProcessKind.TASK_SUPERVISOR,
            ProcessKind.PARTITION_SUPERVISOR);
    assertThat(CORE)
        .filteredOn(kind -> kind.isSupervisorProcess() && !kind.supervises())
        .containsExactly(ProcessKind.REGISTRY);
  }

  @Test
  void aProcessWithoutANameOfItsOwnIsCalledByItsKind() {
    assertThat(ProcessKind.LOAD.nameOf("users")).isEqualTo("an arrival of load users");
    assertThat(ProcessKind.REGISTRY_PARTITION.nameOf("App/Names/Partition0"))
        .isEqualTo("a partition of Names");
    assertThat(ProcessKind.of("x").called("the stream of {maker}").nameOf("App/Page>stream"))
        .isEqualTo("the stream of Page");
    assertThat(ProcessKind.GEN_SERVER.nameOf("App/Cache")).isEmpty();
  }
}
