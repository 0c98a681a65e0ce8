package io.swingup.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewsTest {
  private static final String HEAD = "total_steps,return,mean_return_40,elapsed_seconds\r\n";
  private static final String ONE_ROW = "9,1,1,1.00000000\r\n";
  private static final String TWO_ROWS = "9,1,1,1\r\n9,1,1,1\r\n"; // as long
  private static final FileTime THEN = FileTime.from(Instant.EPOCH);

  @TempDir Path folder;
  private RunDirectory run;
  private RunViews views;

  @BeforeEach
  void makeARun() throws IOException {
    run = RunDirectory.create(folder, "a");
    views = new RunViews(folder);
    write(ONE_ROW, THEN);
  }

  private void write(String rows, FileTime time) throws IOException {
    Files.writeString(run.episodes(), HEAD + rows);
    Files.setLastModifiedTime(run.episodes(), time);
  }

  @Test
  void countsEpisodesAgainOnlyWhereAFileHasChanged() throws IOException {
    assertThat(views.list()).contains("\"episodes\":1");

    write(TWO_ROWS, THEN);
    assertThat(views.list()).contains("\"episodes\":1");

    write(TWO_ROWS, FileTime.from(Instant.EPOCH.plusMillis(1)));
    assertThat(views.list()).contains("\"episodes\":2");
  }

  @Test
  void noticesWhateverThePageShows() throws IOException {
    RunStamp before = RunStamp.of(run);
    assertThat(RunStamp.of(run)).isEqualTo(before);

    write(ONE_ROW + ONE_ROW, THEN);
    RunStamp longer = RunStamp.of(run);
    Files.createFile(run.evaluations());
    RunStamp evaluated = RunStamp.of(run);
    Files.createFile(run.manifest());
    RunStamp finished = RunStamp.of(run);
    Files.createFile(run.picture("report.html"));
    RunStamp reported = RunStamp.of(run);

    assertThat(List.of(before, longer, evaluated, finished, reported)).doesNotHaveDuplicates();
    assertThat(reported.finished() && reported.reported()).isTrue();
  }

  @Test
  void forgetsRunsThatAreGone() throws IOException {
    assertThat(views.list()).contains("\"name\":\"a\"");

    DirectoryWriter.delete(run.data());

    assertThat(views.list()).isEqualTo("[]");
  }
}
