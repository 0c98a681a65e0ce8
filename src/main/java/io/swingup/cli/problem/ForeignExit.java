package io.swingup.cli.problem;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notices, while the process ends, that other code than this program's ended it, such as an
 * environment whose step calls {@link System#exit}: that is a failure, whatever code it named.
 *
 * <p>To be registered by {@link Runtime#addShutdownHook}. A signal ends the process from a thread
 * of the virtual machine and is none of its business.
 */
public final class ForeignExit extends Thread {
  private static final Set<String> EXITS = Set.of("java.lang.System", "java.lang.Runtime");

  private final Class<?> program;

  /**
   * Creates the hook.
   *
   * @param program the one class that may end the process
   */
  public ForeignExit(Class<?> program) {
    super("foreign exit");
    this.program = program;
  }

  @Override
  public void run() {
    Optional<StackTraceElement> caller =
        Thread.getAllStackTraces().values().stream()
            .flatMap(stack -> caller(List.of(stack)).stream())
            .findFirst();
    caller.ifPresent(
        foreign -> {
          System.err.println("swingup: " + foreign + " ended the process by System.exit");
          Runtime.getRuntime().halt(1);
        });
  }

  /** Returns what called an exit, if anything did and it was not the program. */
  private Optional<StackTraceElement> caller(List<StackTraceElement> stack) {
    return stack.stream()
        .dropWhile(frame -> !isExit(frame))
        .dropWhile(ForeignExit::isExit)
        .findFirst()
        .filter(frame -> !frame.getClassName().equals(program.getName()));
  }

  private static boolean isExit(StackTraceElement frame) {
    return EXITS.contains(frame.getClassName()) && frame.getMethodName().equals("exit");
  }
}
