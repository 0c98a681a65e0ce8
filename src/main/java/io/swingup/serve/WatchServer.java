package io.swingup.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the page {@code /}, the list {@code /runs}, reports and histories {@code /data/NAME/FILE}
 * and, as server-sent events, what comes, {@code /follow?run=NAME}. Only this machine can reach it,
 * and only under its own names, so that no page from elsewhere can read it (DNS rebinding); the
 * port may be another one, as that of a tunnel is.
 */
public final class WatchServer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;
  private static final String PAGE = "/io/swingup/serve/watch.html";
  private static final Pattern LOCAL =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE = Pattern.compile("/data/([^/]+)/([^/]+)");

  private final Path root;
  private final RunViews views;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(WatchServer::daemon);

  /**
   * Starts to serve.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param port the port, or 0 for any free one
   * @throws IOException if the port is taken
   */
  public WatchServer(Path root, int port) throws IOException {
    this.root = root;
    this.views = new RunViews(root);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException("port " + port + " cannot be had: " + e.getMessage(), e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns where the page is.
   *
   * @return an address for a browser on this machine
   */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      if (host == null || !LOCAL.matcher(host).matches()) {
        send(exchange, 403, "text/plain", "this page is for 127.0.0.1, [::1] and localhost alone");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "only GET is answered");
      } else {
        answer(exchange, String.valueOf(exchange.getRequestURI().getPath()));
      }
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    Matcher file = FILE.matcher(path);
    if (path.equals("/")) {
      send(exchange, 200, "text/html", page());
    } else if (path.equals("/runs")) {
      send(exchange, 200, "application/json", views.list());
    } else if (path.equals("/follow")) {
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      Optional<RunDirectory> run = run(query.replaceFirst("^run=", ""));
      if (run.isPresent()) {
        follow(exchange, run.get());
      } else {
        send(exchange, 404, "text/plain", "there is no such run");
      }
    } else if (file.matches()) {
      sendFile(exchange, file.group(1), file.group(2));
    } else {
      send(exchange, 404, "text/plain", "there is only /, /runs, /follow?run= and /data/");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static String page() throws IOException {
    try (InputStream in = WatchServer.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + PAGE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void sendFile(HttpExchange exchange, String run, String name) throws IOException {
    Optional<Path> file = run(run).flatMap(found -> RunFiles.find(found, name));
    if (file.isPresent()) {
      RunFiles.send(exchange, file.get());
    } else {
      send(exchange, 404, "text/plain", "there is no such run, or it has no such file yet");
    }
  }

  /* Only names that are listed, so that no path leads elsewhere. */
  private Optional<RunDirectory> run(String name) throws IOException {
    return RunDirectory.all(root).stream().filter(run -> run.name().equals(name)).findFirst();
  }

  /* Sends what is there, and then what comes, until the page is closed. */
  private void follow(HttpExchange exchange, RunDirectory run) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      Optional<RunStamp> last = Optional.empty();
      while (!threads.isShutdown()) {
        Optional<RunStamp> now = Optional.of(RunStamp.of(run));
        String event =
            now.equals(last)
                ? ": still here\n\n"
                : "data: " + RunViews.history(run, now.get()) + "\n\n";
        body.write(event.getBytes(StandardCharsets.UTF_8));
        body.flush();
        last = now;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops at once; pages that are open are told nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
