package crashlab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The parts of the JDK whose answers vary between machines, JVMs, locales or starts.
final class ForbiddenInTheModel {
  static final DescribedPredicate<JavaClass> UNORDERED_TYPES =
      describe(
          "iterate in an order of chance",
          type ->
              Set.of(
                      "java.util.HashMap",
                      "java.util.HashSet",
                      "java.util.IdentityHashMap",
                      "java.util.WeakHashMap",
                      "java.util.Hashtable",
                      "java.util.concurrent.ConcurrentHashMap")
                  .contains(type.getName()));

  static final DescribedPredicate<JavaAccess<?>> UNORDERED_CALLS =
      calls(
          "gives an order of chance",
          method("java.util.Set", "of", "copyOf"),
          method("java.util.Map", "of", "ofEntries", "copyOf"),
          method(
              "java.util.stream.Collectors",
              "toSet",
              "toUnmodifiableSet",
              "toMap",
              "toUnmodifiableMap",
              "groupingBy",
              "groupingByConcurrent"),
          target -> target.getName().equals("parallelStream"),
          target ->
              target.getName().equals("parallel")
                  && target.getOwner().getPackageName().equals("java.util.stream"));

  static final DescribedPredicate<JavaAccess<?>> INEXACT_MATH =
      calls(
          "computes inexactly",
          method("java.lang.Math", "sin", "cos", "tan", "asin", "acos", "atan", "atan2"),
          method("java.lang.Math", "sinh", "cosh", "tanh", "exp", "expm1", "pow"),
          method("java.lang.Math", "log", "log10", "log1p", "cbrt", "hypot"));

  static final DescribedPredicate<JavaAccess<?>> CLOCK_CHANCE_AND_IDENTITY =
      calls(
          "asks the machine",
          method("java.lang.System", "nanoTime", "currentTimeMillis", "identityHashCode"),
          method("java.lang.Math", "random"),
          method("java.lang.StrictMath", "random"),
          method("java.util.UUID", "randomUUID"),
          method("java.util.concurrent.ThreadLocalRandom", "current"),
          method("java.util.Collections", "shuffle"),
          method("java.util.random.RandomGenerator", "getDefault", "of"),
          method("java.time.ZoneId", "systemDefault"),
          method("java.time.Clock", "systemUTC", "systemDefaultZone", "system"),
          target ->
              target.getName().equals("now")
                  && target.getOwner().getPackageName().startsWith("java.time"),
          target -> isConstructorOf(target, "java.util.Date") && takes(target),
          target -> isConstructorOf(target, "java.util.Random") && takes(target),
          target -> isConstructorOf(target, "java.util.SplittableRandom") && takes(target),
          target -> isConstructorOf(target, "java.security.SecureRandom"));

  static final DescribedPredicate<JavaAccess<?>> THREADS =
      calls(
          "starts or waits for a thread",
          target -> isConstructorOf(target, "java.lang.Thread"),
          method("java.lang.Thread", "start", "startVirtualThread", "ofVirtual", "ofPlatform"),
          method("java.lang.Thread", "sleep", "join", "yield"),
          owner("java.util.concurrent.Executors"),
          owner("java.util.concurrent.ForkJoinPool"),
          owner("java.util.concurrent.CompletableFuture"));

  static final DescribedPredicate<JavaAccess<?>> DEFAULT_LOCALE_OR_CHARSET =
      calls(
          "takes the default locale or charset",
          target -> method("java.lang.String", "format").contain(target) && !namesALocale(target),
          method("java.lang.String", "formatted"),
          target ->
              method("java.lang.String", "toLowerCase", "toUpperCase").contain(target)
                  && !namesALocale(target),
          target ->
              method("java.io.PrintStream", "printf", "format").contain(target)
                  && !namesALocale(target),
          target ->
              method("java.io.PrintWriter", "printf", "format").contain(target)
                  && !namesALocale(target),
          target -> isConstructorOf(target, "java.util.Formatter") && !namesALocale(target),
          target -> isConstructorOf(target, "java.util.Scanner"),
          method("java.util.Locale", "getDefault"),
          method("java.nio.charset.Charset", "defaultCharset"),
          target -> method("java.lang.String", "getBytes").contain(target) && takes(target),
          target -> isConstructorOf(target, "java.lang.String") && takes(target, "[B"),
          target ->
              isConstructorOf(target, "java.io.InputStreamReader")
                  && takes(target, "java.io.InputStream"),
          target ->
              isConstructorOf(target, "java.io.OutputStreamWriter")
                  && takes(target, "java.io.OutputStream"));

  private ForbiddenInTheModel() {}

  /// A set of methods and constructors.
  private interface Targets {
    boolean contain(AccessTarget target);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String description, Targets... forbidden) {
    List<Targets> all = List.of(forbidden);
    return describe(
        description,
        access -> all.stream().anyMatch(targets -> targets.contain(access.getTarget())));
  }

  private static Targets method(String owner, String... names) {
    return target ->
        target.getOwner().getName().equals(owner) && List.of(names).contains(target.getName());
  }

  private static Targets owner(String name) {
    return target -> target.getOwner().getName().equals(name);
  }

  private static boolean isConstructorOf(AccessTarget target, String owner) {
    return target.getName().equals("<init>") && target.getOwner().getName().equals(owner);
  }

  private static boolean namesALocale(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget code
        && code.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
  }

  /// Tells whether a method takes exactly the parameters of the given types.
  private static boolean takes(AccessTarget target, String... types) {
    return target instanceof CodeUnitAccessTarget code
        && code.getRawParameterTypes().stream()
            .map(JavaClass::getName)
            .toList()
            .equals(List.of(types));
  }
}
