import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Makes class files into ones that an AOT cache can hold all of.
///
/// The cache leaves out class files before Java 6, for they lack the stack maps that newer ones are
/// verified by. picocli is compiled for Java 5, and loading it the slow way would be most of a
/// start. And the cache leaves out the code that the JDK makes for a switch over types when it is
/// first reached, at about a millisecond each: here such a switch becomes a method that asks for
/// one type after the other. Only `./crashlab` runs this, on its own copies of the jars; a class
/// that cannot be prepared stays as it is.
final class PrepareClassFiles {
  private static final int FIRST_VERSION_IN_A_CACHE = ClassFile.JAVA_6_VERSION;
  private static final int RAISED_VERSION = ClassFile.JAVA_8_VERSION;

  private final ClassFile classFile;

  private PrepareClassFiles(ClassLoader libraries) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(libraries)
            .orElse(ClassHierarchyResolver.defaultResolver());
    classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
  }

  /// Prepares every class of the jars that `arguments` name, each jar in its place.
  public static void main(String[] arguments) throws IOException {
    var urls = new URL[arguments.length];
    for (int index = 0; index < arguments.length; index++) {
      urls[index] = Path.of(arguments[index]).toUri().toURL();
    }
    try (var libraries = new URLClassLoader(urls)) {
      var preparation = new PrepareClassFiles(libraries);
      for (String jar : arguments) {
        preparation.prepareJar(Path.of(jar));
      }
    }
  }

  private void prepareJar(Path jar) throws IOException {
    Path prepared = jar.resolveSibling(jar.getFileName() + ".prepared");
    boolean changed = false;
    try (var in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(prepared);
        var out = new JarOutputStream(file)) {
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        byte[] result = entry.getName().endsWith(".class") ? prepare(bytes) : bytes;
        changed |= result != bytes;
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(result);
        out.closeEntry();
      }
    }
    if (changed) {
      Files.move(prepared, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(prepared);
    }
  }

  private byte[] prepare(byte[] bytes) {
    try {
      ClassModel old = classFile.parse(bytes);
      if (old.majorVersion() < FIRST_VERSION_IN_A_CACHE) {
        return raise(old);
      }
      List<TypeSwitch> switches = TypeSwitch.allOf(old);
      return switches.isEmpty() ? bytes : plain(old, switches);
    } catch (IllegalArgumentException _) {
      return bytes; // it names a class of an optional library that is not here
    }
  }

  private byte[] raise(ClassModel old) {
    return classFile.build(
        old.thisClass().asSymbol(),
        builder -> {
          builder.transform(old, ClassTransform.ACCEPT_ALL);
          builder.withVersion(RAISED_VERSION, 0);
        });
  }

  /// Writes each switch as a call of a method of its own.
  private byte[] plain(ClassModel old, List<TypeSwitch> switches) {
    ClassDesc owner = old.thisClass().asSymbol();
    boolean isInterface = old.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    ClassTransform calls =
        ClassTransform.transformingMethodBodies((code, element) -> {
          int place =
              element instanceof InvokeDynamicInstruction call
                  ? TypeSwitch.indexOf(call, switches)
                  : -1;
          if (place < 0) {
            code.with(element);
          } else {
            MethodTypeDesc type = switches.get(place).type();
            code.invokestatic(owner, TypeSwitch.methodName(place), type, isInterface);
          }
        });
    ClassTransform methods =
        ClassTransform.endHandler(builder -> {
          for (int i = 0; i < switches.size(); i++) {
            switches.get(i).define(builder, TypeSwitch.methodName(i));
          }
        });
    return classFile.transformClass(old, calls.andThen(methods));
  }

  /// The decision of one switch: for a value and the label to begin at, the label that fits.
  ///
  /// @param type of the decision: a value and a label to a label
  /// @param labels the types in the order of the switch
  private record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    static List<TypeSwitch> allOf(ClassModel model) {
      List<TypeSwitch> switches = new ArrayList<>();
      for (MethodModel method : model.methods()) {
        method
            .code()
            .ifPresent(code ->
                code.elementStream()
                    .filter(InvokeDynamicInstruction.class::isInstance)
                    .map(InvokeDynamicInstruction.class::cast)
                    .filter(TypeSwitch::isOne)
                    .map(TypeSwitch::of)
                    .filter(found -> !switches.contains(found))
                    .forEach(switches::add));
      }
      return switches;
    }

    static int indexOf(InvokeDynamicInstruction call, List<TypeSwitch> switches) {
      return isOne(call) ? switches.indexOf(of(call)) : -1;
    }

    static String methodName(int index) {
      return "typeSwitch$" + index;
    }

    /// Labels may also be constants of enums and texts; such a switch stays as it is.
    private static boolean isOne(InvokeDynamicInstruction call) {
      return call.bootstrapMethod().owner().equals(BOOTSTRAPS)
          && call.bootstrapMethod().methodName().equals("typeSwitch")
          && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    private static TypeSwitch of(InvokeDynamicInstruction call) {
      List<ClassDesc> labels = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
      return new TypeSwitch(call.typeSymbol(), labels);
    }

    void define(ClassBuilder builder, String name) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      builder.withMethodBody(name, type, flags, this::write);
    }

    /// Writes what `SwitchBootstraps.typeSwitch` says: -1 for null, the number of labels where none
    /// fits.
    private void write(CodeBuilder code) {
      Label some = code.newLabel();
      code.aload(0).ifnonnull(some).loadConstant(-1).ireturn().labelBinding(some);
      for (int i = 0; i < labels.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf(labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }
}
