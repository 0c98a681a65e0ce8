package io.swingup.storage.model;

import io.swingup.storage.file.FileHashes;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a pretrained policy: written beside it as {@code results.json}, and for people
 * in its {@code README.md}.
 *
 * @param preset the settings that it was trained with, all of them in {@code config.yaml}
 * @param algorithm the algorithm's name, such as {@code ddpg}
 * @param environment the environment's id
 * @param choice which policy of which runs it is
 * @param returns what it scores, on starts that had no say in the choice
 * @param versions the versions and names of what trained it, as in {@link RunPart}
 * @param sha256 the hash of each file that it consists of, by its path
 */
public record PretrainedCard(
    String preset,
    String algorithm,
    String environment,
    Choice choice,
    Returns returns,
    Map<String, String> versions,
    Map<String, String> sha256) {
  /** The file that a card is read from. */
  public static final String FILE = "results.json";

  /** The file that people read. */
  public static final String PAGE = "README.md";

  /**
   * Which policy of which runs it is: that of the highest {@code selection_mean_return}.
   *
   * @param seeds the seeds of the runs, such as {@code 0-2}
   * @param seed that of the chosen run
   * @param totalSteps the environment steps of that run when the policy was saved
   * @param starts the starts of the selection, from {@code reset(1000000)} on
   * @param selectionMeanReturn the mean return over them
   */
  public record Choice(
      String seeds, long seed, long totalSteps, int starts, double selectionMeanReturn) {}

  /**
   * The undiscounted returns of episodes without noise.
   *
   * @param starts the starts, from {@code reset(0)} on
   * @param mean their mean
   * @param std their sample standard deviation
   * @param low the lower end of the mean's 95 % interval, by the bootstrap over starts
   * @param high its upper end
   * @param first the starts of a quick check, at most {@code starts}
   * @param meanOfFirst the mean over those, from {@code reset(0)} on
   */
  public record Returns(
      int starts,
      double mean,
      double std,
      double low,
      double high,
      int first,
      double meanOfFirst) {}

  /** Sorts what has no order of its own. */
  public PretrainedCard {
    versions = new TreeMap<>(versions);
    sha256 = new TreeMap<>(sha256);
  }

  /**
   * Reads the card of a policy and makes sure that it is about these files.
   *
   * @param directory the policy's
   * @return the card
   * @throws IOException if the card is damaged, or a file is missing or is not the one it names
   */
  public static PretrainedCard read(Path directory) throws IOException {
    PretrainedCard card = Json.read(directory.resolve(FILE), PretrainedCard.class);
    Map<String, String> found = hashes(directory);
    for (Map.Entry<String, String> file : card.sha256.entrySet()) {
      String hash = found.get(file.getKey());
      if (!file.getValue().equals(hash)) {
        throw new IOException(
            directory.resolve(file.getKey())
                + (hash == null
                    ? " is missing"
                    : " is not what its card says: its SHA-256 must be "
                        + file.getValue()
                        + ", was "
                        + hash));
      }
    }
    return card;
  }

  /**
   * Returns the hashes of what a policy consists of.
   *
   * @param directory the policy's
   * @return the SHA-256 of each file but the card's own, by its path
   * @throws IOException if a file cannot be read
   */
  public static Map<String, String> hashes(Path directory) throws IOException {
    Map<String, String> hashes = new TreeMap<>(FileHashes.sha256(directory));
    hashes.keySet().removeAll(Set.of(FILE, PAGE));
    return hashes;
  }

  /**
   * Writes the card, completely or not at all.
   *
   * @param directory the policy's
   * @throws IOException if it cannot be written
   */
  public void write(Path directory) throws IOException {
    NamedFile.replaceString(directory.resolve(FILE), Json.text(this));
  }
}
