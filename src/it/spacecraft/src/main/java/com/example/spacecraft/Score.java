package com.example.spacecraft;

import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/** Flies from 100 fixed starts with the steering law and with learned policies. */
public final class Score {
  private static final int STARTS = 100;

  private Score() {}

  /**
   * Prints one row for each; after ± is a standard error.
   *
   * @param models directories of policies, such as {@code models/slot/best}
   * @throws IOException if one cannot be loaded
   */
  public static void main(String... models) throws IOException {
    System.out.println(
        "| steered by | arrived of 100 | mean days | longest | mean propellant in kg | days more than the law |");
    System.out.println("|---|---|---|---|---|---|");
    List<Transfer> law = Transfer.fly(SteeringLaw.tuned(), 0, STARTS);
    print("nothing", Transfer.fly((seen, count) -> new float[3 * count], 0, STARTS), law);
    print("steering law", law, law);
    for (String model : models) {
      try (SavedPolicy policy = Policies.load(Path.of(model))) {
        print(model, Transfer.fly(policy, 0, STARTS), law);
      }
    }
  }

  private static void print(String name, List<Transfer> transfers, List<Transfer> law) {
    StreamingStatistics days = new StreamingStatistics();
    StreamingStatistics more = new StreamingStatistics();
    for (int i = 0; i < STARTS; i++) {
      days.addValue(transfers.get(i).days());
      more.addValue(transfers.get(i).days() - law.get(i).days());
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.2f | %.2f | %.2f | %.2f ± %.2f |%n",
        name,
        transfers.stream().filter(Transfer::arrived).count(),
        days.getMean(),
        days.getMax(),
        Transfer.mean(transfers, Transfer::propellant),
        more.getMean(),
        more.getStandardDeviation() / Math.sqrt(STARTS));
  }
}
