package crashlab.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/// A file that appears whole or not at all: it is written beside its place under a temporary name,
/// forced to the disk and moved into place by [#commit]. Closed without, it leaves nothing behind,
/// and neither does a JVM that is told to end (SIGINT, SIGTERM).
///
/// A file that was there before keeps its mode. What is named by a symbolic link is written where
/// the link leads, and the link stays.
public final class AtomicFile implements AutoCloseable {
  private static final int MOST_LINKS = 40;

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private boolean committed;

  /// @throws IOException if the folder does not exist or cannot be written
  public AtomicFile(Path named) throws IOException {
    target = place(named);
    temporary = Files.createTempFile(target.resolveSibling(""), ".crashlab-", ".tmp");
    Files.delete(temporary); // only its name is wanted: it would be nobody else's to read
    temporary.toFile().deleteOnExit();
    channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// Returns where a file of this name is or would be: absolute, and behind its symbolic links.
  ///
  /// @throws IOException if its folder does not exist, or its links lead in a circle
  public static Path place(Path named) throws IOException {
    Path path = named.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(named.toString());
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    Path name = path.getFileName();
    Path folder = path.getParent();
    if (name == null || folder == null) {
      throw new IOException("it is no file");
    }
    return folder.toRealPath().resolve(name).normalize();
  }

  /// Writes a whole file.
  public static void write(Path named, byte[] bytes) throws IOException {
    try (var file = new AtomicFile(named)) {
      file.write(bytes, bytes.length);
      file.commit();
    }
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
    keepMode();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    forceFolder();
  }

  /// Gives the new file what the old one allows to whom.
  private void keepMode() throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    PosixFileAttributeView fresh =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (old == null || fresh == null || !Files.exists(target)) {
      return;
    }
    PosixFileAttributes kept = old.readAttributes();
    keepOwner(kept, fresh);
    fresh.setPermissions(kept.permissions()); // last, since another owner may take some away
  }

  private static void keepOwner(PosixFileAttributes kept, PosixFileAttributeView fresh)
      throws IOException {
    PosixFileAttributes own = fresh.readAttributes();
    try {
      if (!own.group().equals(kept.group())) {
        fresh.setGroup(kept.group());
      }
      if (!own.owner().equals(kept.owner())) {
        fresh.setOwner(kept.owner());
      }
    } catch (IOException notAllowed) {
      // Only root may give files away: then the file is ours from now on, as with any editor.
      return;
    }
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
    try (FileChannel entries =
        FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException notEverywhere) {
      // Some systems cannot open a folder. There the move is as durable as they make it.
      return;
    }
  }
}
