package io.swingup.serve;

import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * By what it shows whether the files of a run have changed.
 *
 * @param episodes of {@code episodes.csv}
 * @param evaluations of {@code evaluations.csv}
 * @param finished whether the run came to its end
 * @param reported whether it has a report
 */
record RunStamp(FileStamp episodes, FileStamp evaluations, boolean finished, boolean reported) {

  /**
   * By what it shows whether a file has changed.
   *
   * @param size its bytes; −1 where there is no file
   * @param modified when it was last written
   */
  record FileStamp(long size, FileTime modified) {
    private static FileStamp of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(now.size(), now.lastModifiedTime());
      } catch (IOException e) {
        return new FileStamp(-1, FileTime.fromMillis(0));
      }
    }
  }

  /** Looks at the files of a run without reading them. */
  static RunStamp of(RunDirectory run) {
    return new RunStamp(
        FileStamp.of(run.episodes()),
        FileStamp.of(run.evaluations()),
        run.isFinished(),
        Files.isRegularFile(run.picture(RunFiles.REPORT)));
  }
}
