package io.swingup.report;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs with hand-written histories. */
final class Runs {
  static final String HEAD =
      "episode,length_steps,total_steps,return,mean_return_40,critic_loss,actor_loss,mean_q,"
          + "elapsed_seconds,steps_per_second\r\n";
  static final String EVALUATIONS =
      "total_steps,starts,mean_return,std_return,min_return,max_return,mean_regret\r\n";

  private Runs() {}

  /** Makes a run with the given histories. */
  static RunDirectory make(Path folder, String name, String episodes, String evaluations)
      throws IOException {
    RunDirectory run = RunDirectory.create(folder, name);
    Files.writeString(run.episodes(), episodes);
    Files.writeString(run.evaluations(), evaluations);
    return run;
  }

  /** Makes a run of two episodes of 200 steps; of the second one the return is given. */
  static RunDirectory ofTwo(Path folder, String name, double end) throws IOException {
    return make(
        folder,
        name,
        HEAD + "1,200,200,-1500,-1500,,,,1,9\r\n2,200,400," + end + "," + end + ",1,2,3,2.5,9\r\n",
        EVALUATIONS + "400,10,-300,50,-400,-200,160\r\n");
  }

  /** Makes a history of episodes of some lengths; the return of each is its number. */
  static RunHistory ofLengths(Path folder, String name, int... lengths) throws IOException {
    StringBuilder rows = new StringBuilder(HEAD);
    int total = 0;
    for (int i = 0; i < lengths.length; i++) {
      total += lengths[i];
      rows.append("%d,%d,%d,%d,%d,,,,1,9\r\n".formatted(i + 1, lengths[i], total, i + 1, i + 1));
    }
    return RunHistory.read(make(folder, name, rows.toString(), EVALUATIONS));
  }
}
