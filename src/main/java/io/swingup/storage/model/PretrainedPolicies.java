package io.swingup.storage.model;

import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The policies that come with Swingup, {@code models/pretrained/<preset>}. */
public final class PretrainedPolicies {
  /** What the name of a pretrained policy begins with where a directory may be meant too. */
  public static final String PREFIX = "pretrained:";

  /** Set by the launcher: where Swingup lies. Without it, that is the working directory. */
  private static final String HOME = "swingup.home";

  private PretrainedPolicies() {}

  /**
   * Returns the directory that a user means.
   *
   * @param named {@code pretrained:NAME}, or any path
   * @return the directory of the pretrained policy of that name, or the path as it is
   * @throws UsageException if there is no such pretrained policy
   * @throws IOException if it is damaged
   */
  public static Path resolve(Path named) throws IOException {
    if (!named.toString().startsWith(PREFIX)) {
      return named;
    }
    String name = named.toString().substring(PREFIX.length());
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UsageException(Names.unknown("the pretrained policy", name, names));
    }
    PretrainedCard.read(directory(name));
    return directory(name);
  }

  /**
   * Returns which there are.
   *
   * @return their names, sorted
   * @throws IOException if the directory that holds them cannot be read
   */
  public static List<String> names() throws IOException {
    if (!Files.isDirectory(all())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(all())) {
      return files
          .filter(Files::isDirectory)
          .map(directory -> String.valueOf(directory.getFileName()))
          .sorted()
          .toList();
    }
  }

  /**
   * Returns where a pretrained policy lies.
   *
   * @param name its name
   * @return the directory, whether or not it exists
   */
  public static Path directory(String name) {
    return all().resolve(name);
  }

  private static Path all() {
    return Path.of(System.getProperty(HOME, ""), "models", "pretrained");
  }
}
