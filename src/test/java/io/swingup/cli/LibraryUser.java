package io.swingup.cli;

import java.util.Arrays;
import java.util.Locale;

/** A program with a default locale of its own, which uses the commands as a library. */
public final class LibraryUser {
  private LibraryUser() {}

  /**
   * Runs a command.
   *
   * @param args the tag of the locale, then the command line of Swingup
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.forLanguageTag(args[0]));
    System.exit(Main.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
  }
}
