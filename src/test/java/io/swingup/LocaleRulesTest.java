package io.swingup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swingup.network.GraphOps;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.op.Ops;

/** What is written, and what files are called, does not depend on the default locale. */
class LocaleRulesTest {
  private static final JavaClasses SWINGUP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swingup");

  private static final String FORMAT = "(java.lang.String, [Ljava.lang.Object;)";

  /** Each has a form that takes a locale, such as {@code Locale.ROOT}. */
  private static final Set<String> IN_THE_DEFAULT_LOCALE =
      Set.of(
          "java.lang.String.formatted([Ljava.lang.Object;)",
          "java.lang.String.format" + FORMAT,
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.io.PrintWriter.printf" + FORMAT,
          "java.io.PrintWriter.format" + FORMAT,
          "java.io.PrintStream.printf" + FORMAT,
          "java.io.PrintStream.format" + FORMAT,
          "java.util.Formatter.<init>()",
          "java.util.Formatter.<init>(java.lang.Appendable)",
          "java.text.NumberFormat.getInstance()",
          "java.text.NumberFormat.getNumberInstance()",
          "java.text.DecimalFormat.<init>()",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");

  @Test
  void nothingIsFormattedInTheDefaultLocale() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "use the default locale",
                (JavaAccess<?> access) ->
                    IN_THE_DEFAULT_LOCALE.contains(access.getTarget().getFullName())))
        .check(SWINGUP);
  }

  @Test
  void graphsAreBuiltThroughGraphOps() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(GraphOps.class.getName())
        .should()
        .callMethod(Ops.class, "create", ExecutionEnvironment.class)
        .check(SWINGUP);
  }
}
