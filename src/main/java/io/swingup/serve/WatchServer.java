package io.swingup.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page {@code /}, the list {@code /runs}, the reports {@code /report?run=NAME} and, as
 * server-sent events, the histories {@code /follow?run=NAME}. Only this machine can reach it, and
 * only under its own names, so that no page from elsewhere can read it (DNS rebinding).
 */
public final class WatchServer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;
  private static final String PAGE = "/io/swingup/serve/watch.html";

  private final Path root;
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
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException("port %d cannot be had: %s".formatted(port, e.getMessage()), e);
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
    return "http://127.0.0.1:" + port() + "/";
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isLocal(exchange)) {
        send(exchange, 403, "text/plain", "this page is for 127.0.0.1 and localhost alone");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "only GET is answered");
      } else if (path.equals("/")) {
        send(exchange, 200, "text/html", page());
      } else if (path.equals("/runs")) {
        send(exchange, 200, "application/json", RunViews.list(root));
      } else if (path.equals("/follow") || path.equals("/report")) {
        ofRun(exchange, path);
      } else {
        send(exchange, 404, "text/plain", "there is only /, /runs, /follow and /report?run=NAME");
      }
    }
  }

  private boolean isLocal(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return Set.of("127.0.0.1:" + port(), "localhost:" + port()).contains(String.valueOf(host));
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

  private void ofRun(HttpExchange exchange, String path) throws IOException {
    RunDirectory run;
    try {
      run = RunDirectory.existing(root.resolve("data").resolve(name(exchange)));
    } catch (IllegalArgumentException e) {
      send(exchange, 404, "text/plain", String.valueOf(e.getMessage()));
      return;
    }
    if (path.equals("/follow")) {
      follow(exchange, run);
    } else if (Files.isRegularFile(RunViews.report(run))) {
      send(exchange, 200, "text/html", Files.readString(RunViews.report(run)));
    } else {
      send(exchange, 404, "text/plain", run.name() + " has no report yet");
    }
  }

  /* Sends what is there, and then what comes, until the page is closed. */
  private void follow(HttpExchange exchange, RunDirectory run) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      String last = "";
      while (!threads.isShutdown()) {
        String now = RunViews.history(run);
        String event = now.equals(last) ? ": still here\n\n" : "data: " + now + "\n\n";
        body.write(event.getBytes(StandardCharsets.UTF_8));
        body.flush();
        last = now;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    String name = URLDecoder.decode(query.replaceFirst("^run=", ""), StandardCharsets.UTF_8);
    if (name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException("a run must be a name, was " + name);
    }
    return name;
  }

  /** Stops at once; pages that are open are told nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
