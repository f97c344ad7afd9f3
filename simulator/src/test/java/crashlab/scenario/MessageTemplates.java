package crashlab.scenario;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the reader can say of a bad file: every phrase that stands in its code.
///
/// Problems have no enumeration of kinds; what tells them apart is their text. So the phrases are
/// taken from the compiled classes of the package: constants, the texts around the gaps of string
/// concatenations, and formats. What only an exception of ours says does not count.
final class MessageTemplates {
  private static final Pattern PHRASE = Pattern.compile("\\p{L}+[^\\p{L}]* [^\\p{L}]*\\p{L}*");
  private static final Pattern GAP = Pattern.compile("[\u0001\u0002]|%,?[sdx]");

  private MessageTemplates() {}

  /// Returns the phrases of the package `crashlab.scenario`, sorted, with `%s` for each gap.
  static Set<String> ofTheReader() throws IOException {
    Path folder = Path.of("target", "classes", "crashlab", "scenario");
    Set<String> phrases = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        collect(ClassFile.of().parse(file), phrases);
      }
    }
    return phrases;
  }

  private static void collect(ClassModel model, Set<String> phrases) {
    for (MethodModel method : model.methods()) {
      method.code().ifPresent(code -> collect(code, phrases));
    }
  }

  private static void collect(CodeModel code, Set<String> phrases) {
    int exceptions = 0; // that are being made
    for (CodeElement element : code) {
      exceptions += newException(element);
      if (exceptions == 0 && element instanceof ConstantInstruction constant) {
        add(constant.constantValue(), phrases);
      } else if (exceptions == 0 && element instanceof InvokeDynamicInstruction concatenation) {
        concatenation.bootstrapArgs().forEach(argument -> add(argument, phrases));
      }
    }
  }

  /// Returns 1 where an exception begins to be made, -1 where it is made, else 0.
  private static int newException(CodeElement element) {
    return switch (element) {
      case NewObjectInstruction made -> isException(made.className().asInternalName()) ? 1 : 0;
      case InvokeInstruction call ->
          call.name().equalsString("<init>") && isException(call.owner().asInternalName()) ? -1 : 0;
      default -> 0;
    };
  }

  private static boolean isException(String name) {
    return name.endsWith("Exception");
  }

  private static void add(ConstantDesc constant, Set<String> phrases) {
    if (constant instanceof String text && PHRASE.matcher(text).find()) {
      phrases.add(GAP.matcher(text).replaceAll("%s"));
    }
  }

  /// Returns what finds a phrase in a text, whatever fills its gaps.
  static Pattern finder(String phrase) {
    var pattern = new StringBuilder();
    for (String part : phrase.split("%s", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*?").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
