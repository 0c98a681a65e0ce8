package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.types.TFloat32;

class GraphOpsTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void giveTheLocaleBack() {
    Locale.setDefault(before);
  }

  /** Gives names again at each level; returns all names of the graph. */
  private static List<String> names(Graph graph, Ops top) {
    for (int i = 0; i < 3; i++) {
      Constant<TFloat32> one = top.constant(1f);
      Ops tf = top.withSubScope("layer").withSubScope("inner").withControlDependencies(one);
      Operand<TFloat32> two = tf.withName("two").constant(2f);
      tf.gradients(tf.math.mul(one, tf.math.add(two, two)), List.of(one));
      tf.withInitScope().withName("two").constant(3f);
    }
    List<String> names = new ArrayList<>();
    Iterator<GraphOperation> operations = graph.operations();
    operations.forEachRemaining(operation -> names.add(operation.name()));
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "bn-BD", "th-TH-u-nu-thai", "tr-TR", "de-DE"})
  void namesAreThoseOfTensorFlowInEnglish(String locale) {
    Locale.setDefault(Locale.ROOT);
    List<String> expected;
    try (Graph graph = new Graph()) {
      expected = names(graph, Ops.create(graph));
    }
    assertThat(expected).contains("Const_2", "layer_2/inner/two");

    Locale.setDefault(Locale.forLanguageTag(locale));
    try (Graph graph = new Graph()) {
      assertThat(names(graph, GraphOps.of(graph))).isEqualTo(expected);
    }
  }

  @Test
  void leavesTheDefaultLocaleAlone() {
    Locale arabic = Locale.forLanguageTag("ar-EG");
    Locale.setDefault(arabic);
    try (Graph graph = new Graph()) {
      GraphOps.of(graph).constant(1f);
    }
    assertThat(Locale.getDefault()).isEqualTo(arabic);
  }
}
