import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Raises the class files of old libraries to a version that an AOT cache can hold.
///
/// The cache leaves out class files before Java 6, for they lack the stack maps that newer ones are
/// verified by. picocli is compiled for Java 5, and loading it the slow way would be most of a
/// start. Only `./crashlab` runs this, on its own copies of the jars; a class that cannot be raised
/// stays as it is.
final class RaiseClassFiles {
  private static final int FIRST_VERSION_IN_A_CACHE = ClassFile.JAVA_6_VERSION;
  private static final int RAISED_VERSION = ClassFile.JAVA_8_VERSION;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private final ClassFile classFile;

  private RaiseClassFiles(ClassLoader libraries) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(libraries)
            .orElse(ClassHierarchyResolver.defaultResolver());
    classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
  }

  /// Raises every class of the jars that `arguments` name, each jar in its place.
  public static void main(String[] arguments) throws IOException {
    var urls = new URL[arguments.length];
    for (int index = 0; index < arguments.length; index++) {
      urls[index] = Path.of(arguments[index]).toUri().toURL();
    }
    try (var libraries = new URLClassLoader(urls)) {
      var raiser = new RaiseClassFiles(libraries);
      for (String jar : arguments) {
        raiser.raiseJar(Path.of(jar));
      }
    }
  }

  private void raiseJar(Path jar) throws IOException {
    Path raised = jar.resolveSibling(jar.getFileName() + ".raised");
    boolean changed = false;
    try (var in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(raised);
        var out = new JarOutputStream(file)) {
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        byte[] result = isOldClass(entry, bytes) ? raise(bytes) : bytes;
        changed |= result != bytes;
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(result);
        out.closeEntry();
      }
    }
    if (changed) {
      Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(raised);
    }
  }

  private static boolean isOldClass(JarEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class")
        && (bytes[MAJOR_VERSION_OFFSET] << 8 | bytes[MAJOR_VERSION_OFFSET + 1])
            < FIRST_VERSION_IN_A_CACHE;
  }

  private byte[] raise(byte[] bytes) {
    try {
      ClassModel old = classFile.parse(bytes);
      return classFile.build(
          old.thisClass().asSymbol(),
          builder -> {
            builder.transform(old, ClassTransform.ACCEPT_ALL);
            builder.withVersion(RAISED_VERSION, 0);
          });
    } catch (IllegalArgumentException _) {
      return bytes; // it names a class of an optional library that is not here
    }
  }
}
