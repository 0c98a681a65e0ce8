package io.swingup.serve.policy;

import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The newest version of a model in a directory: one SavedModel, which is version 1, or numbered
 * ones as TensorFlow Serving reads them.
 *
 * <p>Any number of threads may act; one at a time may look for another version. Whoever makes it
 * closes it.
 */
public final class ServedModel implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(ServedModel.class);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Path directory;
  /* Those who act hold it for reading, so that no policy is closed that somebody acts with. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Set<String> told = new HashSet<>();
  private final Set<Long> misfits = new HashSet<>(); // versions of other inputs or outputs
  private Version current;

  /** A version that is loaded. */
  private record Version(long number, SavedPolicy policy) {}

  /** A version that is there to be loaded. */
  private record Found(long number, Path path) {}

  /** What is done with the version that is served. */
  interface Use<T> {
    /** Uses a policy, which stays open meanwhile. */
    T apply(long version, SavedPolicy policy) throws RequestException, IOException;
  }

  /**
   * Loads the newest version that can be loaded.
   *
   * @param directory a SavedModel, or a directory of numbered ones
   * @throws IOException if it is neither, or none can be loaded; it then names what is wrong with
   *     the newest one
   */
  public ServedModel(Path directory) throws IOException {
    this.directory = directory;
    current = newest(found());
  }

  private Version newest(List<Found> versions) throws IOException {
    for (Found each : versions.subList(0, versions.size() - 1)) {
      try {
        return new Version(each.number(), Policies.load(each.path()));
      } catch (IOException e) {
        tell(String.valueOf(e.getMessage()));
      }
    }
    Found last = versions.get(versions.size() - 1);
    return new Version(last.number(), Policies.load(last.path()));
  }

  /* The versions that are there, at least one, the newest first. */
  private List<Found> found() throws IOException {
    if (Policies.isSavedModel(directory)) {
      return List.of(new Found(1, directory));
    }
    List<Found> versions = Files.isDirectory(directory) ? numbered() : List.of();
    if (versions.isEmpty()) {
      throw new IOException(
          directory + " must be a SavedModel or hold numbered ones, such as " + directory + "/1");
    }
    return versions;
  }

  private List<Found> numbered() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> NUMBER.matcher(String.valueOf(entry.getFileName())).matches())
          .filter(Files::isDirectory)
          .map(entry -> new Found(Long.parseLong(String.valueOf(entry.getFileName())), entry))
          .sorted(Comparator.comparingLong(Found::number).reversed())
          .toList();
    }
  }

  /**
   * Looks for another version: the one with the highest number is served, unless it cannot be
   * loaded or has other inputs or outputs, which is logged once. Nothing else is changed by what is
   * wrong with the directory.
   *
   * @return whether another version is served now
   */
  public synchronized boolean refresh() {
    try {
      for (Found each : found()) {
        if (each.number() == current.number()) {
          return false;
        }
        if (replacedBy(each)) {
          LOG.info("version {} is served", each.number());
          return true;
        }
      }
    } catch (IOException e) {
      tell(String.valueOf(e.getMessage()));
    }
    return false;
  }

  private boolean replacedBy(Found version) {
    if (misfits.contains(version.number())) {
      return false;
    }
    SavedPolicy policy;
    try {
      policy = Policies.load(version.path());
    } catch (IOException e) { // it may be being copied
      tell(String.valueOf(e.getMessage()));
      return false;
    }
    if (!policy.signature().fits(current.policy().signature())) {
      tell(
          String.format(
              Locale.ROOT,
              "version %d is not served: it must be %s as version %d is, but is %s",
              version.number(),
              current.policy().signature().text(),
              current.number(),
              policy.signature().text()));
      misfits.add(version.number());
      policy.close();
      return false;
    }
    replace(new Version(version.number(), policy));
    return true;
  }

  private void replace(Version next) {
    Version before = current;
    lock.writeLock().lock();
    try {
      current = next;
    } finally {
      lock.writeLock().unlock();
    }
    before.policy().close();
  }

  private void tell(String problem) {
    if (told.add(problem)) {
      LOG.warn("{}", problem);
    }
  }

  /** Returns the version that is served. */
  long version() {
    lock.readLock().lock();
    try {
      return current.number();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Uses the version that is served.
   *
   * @param version the number that it must have, if any
   * @throws RequestException with the status 404 if it has another one
   */
  <T> T use(OptionalLong version, Use<T> use) throws RequestException, IOException {
    lock.readLock().lock();
    try {
      if (version.isPresent() && version.getAsLong() != current.number()) {
        throw RequestException.absent(
            String.format(
                Locale.ROOT,
                "version %d is not served, but version %d is",
                version.getAsLong(),
                current.number()));
      }
      return use.apply(current.number(), current.policy());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes the policy, after those who act. */
  @Override
  public synchronized void close() {
    lock.writeLock().lock();
    try {
      current.policy().close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
