package io.swingup.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  private static final Machine DRIVER = new Machine("driver", "a", "17", "1.0", "Linux amd64");

  private static Machine worker(String java, String swingup, String system) {
    return new Machine("0", "b", java, swingup, system);
  }

  @Test
  void executorAndHostMayDiffer() {
    assertThat(worker("17", "1.0", "Linux amd64").difference(DRIVER)).isEmpty();
  }

  @Test
  void whatDiffersIsSaidInASentence() {
    String rule = "workers must have the same Java, Swingup and kind of machine as this one, but ";
    assertThat(worker("21", "1.0", "Linux amd64").difference(DRIVER))
        .contains(rule + "Java on b is 21 and here it is 17");
    assertThat(worker("17", "0.9", "Linux amd64").difference(DRIVER))
        .contains(rule + "Swingup on b is 0.9 and here it is 1.0");
    assertThat(worker("17", "1.0", "Linux aarch64").difference(DRIVER))
        .contains(rule + "the system on b is Linux aarch64 and here it is Linux amd64");
  }
}
