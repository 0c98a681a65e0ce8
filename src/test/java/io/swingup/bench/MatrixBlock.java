package io.swingup.bench;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Ten matrix products of 64×256 by 256×256, one after the other on one thread: 84 MFLOP. */
final class MatrixBlock implements AutoCloseable {
  private static final int PRODUCTS = 10;
  private static final int ROWS = 64;
  private static final int WIDTH = 256;

  private final Graph graph = new Graph();
  private final Session session;
  private final TFloat32 rows = TFloat32.tensorOf(Shape.of(ROWS, WIDTH));
  private final TFloat32 matrix = TFloat32.tensorOf(Shape.of(WIDTH, WIDTH));
  private final Session.Runner runner;

  MatrixBlock() {
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> x = tf.placeholder(TFloat32.class); // [64, 256]
    Placeholder<TFloat32> kernel = tf.placeholder(TFloat32.class); // [256, 256]
    Operand<TFloat32> product = x;
    for (int i = 0; i < PRODUCTS; i++) {
      product = tf.linalg.matMul(product, kernel); // [64, 256]
    }
    ConfigProto oneThread =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(1)
            .setUsePerSessionThreads(true)
            .build();
    session = new Session(graph, oneThread);
    runner = session.runner().feed(x, rows).feed(kernel, matrix).fetch(product);
  }

  /** Multiplies; the result is thrown away. */
  void run() {
    runner.run().close();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
    rows.close();
    matrix.close();
  }
}
