package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  @Test
  void freesAllInReverseOrderOnceEvenIfOneFails() {
    List<String> freed = new ArrayList<>();
    Resources resources = new Resources();
    resources.add(() -> freed.add("first"));
    resources.add(
        () -> {
          throw new IllegalStateException("stuck");
        });
    resources.add(() -> freed.add("last"));

    assertThatThrownBy(resources::close).hasMessage("stuck");
    resources.close();

    assertThat(freed).containsExactly("last", "first");
  }
}
