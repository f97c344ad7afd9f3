package crashlab.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears whole or not at all: it is written beside its place under a temporary name,
/// forced to the disk and moved into place by [#commit]. Closed without, it leaves nothing behind.
public final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private boolean committed;

  /// @throws IOException if the folder does not exist or cannot be written
  public AtomicFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    Path name = this.target.getFileName();
    Path folder = this.target.getParent();
    if (name == null || folder == null) {
      throw new IOException("not a file: " + target);
    }
    temporary = Files.createTempFile(folder, "." + name + ".", ".tmp");
    Files.delete(temporary); // only its name is wanted: it would be nobody else's to read
    channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// Writes the first `length` bytes.
  public void write(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /// Puts the file in its place; a file that was there before is replaced.
  public void commit() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    forceFolder();
  }

  /// Deletes what was written unless it was committed.
  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed) {
      Files.deleteIfExists(temporary);
    }
  }

  private void forceFolder() {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException notEverywhere) {
      // Some systems cannot open a folder. There the move is as durable as they make it.
      return;
    }
  }
}
