package io.swingup.cli;

import io.swingup.serve.policy.Limits;
import io.swingup.serve.policy.PolicyServer;
import io.swingup.serve.policy.ServedModel;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code swingup serve}. */
@Command(
    name = "serve",
    description =
        "Answer with a policy over HTTP, as TensorFlow Serving does; ends with Ctrl-C or TERM.")
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(ServeCommand.class);

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description =
          "A SavedModel, a directory of numbered ones, a run, of which best/ is served, or"
              + " pretrained:NAME.")
  private Path model = Path.of("");

  @Option(names = "--port", defaultValue = "8501", description = "The port; 0 for any free one.")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen at; 0.0.0.0 for every one of this machine.")
  private String host = "";

  @Option(names = "--name", defaultValue = "policy", description = "The model's name in paths.")
  private String name = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be in [0, 65535], was " + port);
    }
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new UsageException("--name must be letters, digits, '.', '_' and '-', was " + name);
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UsageException("--host must be an address of this machine, was " + host);
    }
    CountDownLatch ended = new CountDownLatch(1);
    List.of("HUP", "INT", "TERM").forEach(each -> Signals.register(each, ended::countDown));
    serve(address, ended);
    return 0;
  }

  private void serve(InetSocketAddress address, CountDownLatch ended)
      throws IOException, InterruptedException {
    try (ServedModel served = new ServedModel(ModelDirectory.of(model));
        PolicyServer server = new PolicyServer(served, name, address, Limits.DEFAULT)) {
      String shown = server.address().getAddress().getHostAddress();
      LOG.info("serve at http://{}:{}/v1/models/{}", shown, server.address().getPort(), name);
      while (!ended.await(1, TimeUnit.SECONDS)) {
        served.refresh();
      }
    }
  }
}
