package io.swingup.serve.policy;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param bodyBytes the largest body of a request, at least 1
 * @param observations the most observations of one request, at least 1
 * @param connections the most connections at a time, at least 1
 * @param requestTime from the first byte of a request to the last one of its answer
 * @param idleTime how long a connection may be open without a request
 */
public record Limits(
    int bodyBytes, int observations, int connections, Duration requestTime, Duration idleTime) {
  /** 1 MiB, 4096 observations, 1024 connections, 10 s for a request, 60 s between two. */
  public static final Limits DEFAULT =
      new Limits(1 << 20, 4096, 1024, Duration.ofSeconds(10), Duration.ofSeconds(60));
}
