package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SweepSignalTest {
  @TempDir Path folder;

  @Test
  @Timeout(180)
  void aSignalStopsTheTrialsAtACheckpointAndSaysHowToGoOn() throws Exception {
    Files.writeString(
        folder.resolve("s.yaml"),
        """
        base:
          preset: keras-example
          set: {agent.networks.actor_hidden: [8], agent.networks.critic_joint: [8],
            training.budget: 1000000 episodes, recording.checkpoint_every: 1 episode}
        parameters: {agent.batch_size: [8, 16]}
        method: grid
        """);
    Path checkpoints = folder.resolve("models/s-1-seed0/checkpoints");
    try (FileWatch watch = new FileWatch(folder);
        Child child = new Child(folder, List.of("sweep", "s.yaml", "--jobs=1"))) {
      watch.await(child, () -> Files.isDirectory(checkpoints));
      child.signal("TERM");

      assertThat(child.exitCode()).as(child.output()).isEqualTo(143);
      assertThat(child.output())
          .contains(
              "stopped with 0 of 2 trials finished; bin/swingup sweep s.yaml --jobs=1 continues");
    }
    assertThat(checkpoints).isNotEmptyDirectory();
    assertThat(folder.resolve("data/s/trials.csv")).content().contains("1,1,0,8,open,,,0,");
    assertThat(folder.resolve("data/s/trials/1.json")).doesNotExist();
  }
}
