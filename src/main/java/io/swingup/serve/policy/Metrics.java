package io.swingup.serve.policy;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the server has done since it began, for Prometheus; for any number of threads. */
final class Metrics {
  private final Map<Integer, LongAdder> requests = new ConcurrentHashMap<>();
  private final LongAdder observations = new LongAdder();
  private final LongAdder actingNanos = new LongAdder();
  private final AtomicInteger connections = new AtomicInteger();

  /** Counts an answer by its HTTP status. */
  void answered(int status) {
    requests.computeIfAbsent(status, key -> new LongAdder()).increment();
  }

  /** Counts observations that were acted on, and how long that took. */
  void acted(int count, long nanos) {
    observations.add(count);
    actingNanos.add(nanos);
  }

  /** Counts a connection that has opened; returns how many there are now. */
  int opened() {
    return connections.incrementAndGet();
  }

  /** Counts a connection that has closed. */
  void closed() {
    connections.decrementAndGet();
  }

  /** Returns the text that Prometheus reads, version 0.0.4 of its format. */
  String text(long version) {
    StringBuilder text = new StringBuilder();
    head(text, "requests_total", "counter", "Answers by HTTP status.");
    new TreeMap<>(requests)
        .forEach(
            (status, count) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "swingup_requests_total{code=\"%d\"} %d\n",
                        status,
                        count.sum())));
    add(text, "observations_total", "counter", "Observations acted on.", observations.sum());
    add(
        text,
        "acting_seconds_total",
        "counter",
        "Time spent in the policy.",
        actingNanos.sum() / 1e9);
    add(text, "connections", "gauge", "Connections that are open.", connections.get());
    add(text, "model_version", "gauge", "The version that is served.", version);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String type, String help, Number value) {
    head(text, name, type, help);
    text.append("swingup_").append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP swingup_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE swingup_").append(name).append(' ').append(type).append('\n');
  }
}
