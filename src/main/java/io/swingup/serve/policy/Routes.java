package io.swingup.serve.policy;

import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.swingup.storage.model.PolicySignature;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is answered to which path; for any number of threads. */
final class Routes {
  private static final Pattern MODEL =
      Pattern.compile("/v1/models/([^/:]+)(?:/versions/(\\d{1,18}))?(:predict|/metadata)?");

  private final ServedModel model;
  private final String name;
  private final Limits limits;
  private final Metrics metrics;

  Routes(ServedModel model, String name, Limits limits, Metrics metrics) {
    this.model = model;
    this.name = name;
    this.limits = limits;
    this.metrics = metrics;
  }

  /**
   * The body of an answer.
   *
   * @param type its media type
   * @param text what it says
   */
  record Body(String type, String text) {
    static Body json(String text) {
      return new Body("application/json", text);
    }

    static Body text(String text) {
      return new Body("text/plain; version=0.0.4; charset=utf-8", text);
    }
  }

  /** Answers a request that was read whole. */
  Body answer(FullHttpRequest request) throws RequestException, IOException {
    if (!request.decoderResult().isSuccess()) {
      throw RequestException.bad("the request must be HTTP/1.1: " + reason(request));
    }
    String path = request.uri().split("\\?", 2)[0];
    Matcher found = MODEL.matcher(path);
    if (found.matches()) {
      return ofModel(request, found);
    }
    if (!path.equals("/healthz") && !path.equals("/metrics")) {
      throw RequestException.absent(
          "there is only /v1/models/" + name + ", its :predict and /metadata, /healthz, /metrics");
    }
    requireMethod(request, HttpMethod.GET);
    return Body.text(path.equals("/healthz") ? "ok\n" : metrics.text(model.version()));
  }

  private static String reason(FullHttpRequest request) {
    String message = request.decoderResult().cause().getMessage();
    return message == null ? "it cannot be read" : message;
  }

  private Body ofModel(FullHttpRequest request, Matcher path) throws RequestException, IOException {
    String action = path.group(3) == null ? "" : path.group(3);
    requireMethod(request, action.equals(":predict") ? HttpMethod.POST : HttpMethod.GET);
    if (!path.group(1).equals(name)) {
      throw RequestException.absent(
          "there is no model '" + path.group(1) + "', only '" + name + "'");
    }
    OptionalLong version =
        path.group(2) == null
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(path.group(2)));
    return Body.json(
        switch (action) {
          case ":predict" -> model.use(version, (number, policy) -> predict(request, policy));
          case "/metadata" ->
              model.use(
                  version, (number, policy) -> Answers.metadata(name, number, policy.signature()));
          default -> model.use(version, (number, policy) -> Answers.status(number));
        });
  }

  private static void requireMethod(FullHttpRequest request, HttpMethod method)
      throws RequestException {
    if (!request.method().equals(method)) {
      throw new RequestException(
          HttpResponseStatus.METHOD_NOT_ALLOWED, "only " + method + " is answered here");
    }
  }

  private String predict(FullHttpRequest request, SavedPolicy policy)
      throws RequestException, IOException {
    PolicySignature signature = policy.signature();
    PredictRequest asked =
        RequestReader.read(
            new ByteBufInputStream(request.content()),
            signature.observation().name(),
            policy.observationSize(),
            limits.observations());
    if (!asked.signature().isEmpty() && !signature.names().contains(asked.signature())) {
      throw RequestException.bad(
          String.format(
              Locale.ROOT,
              "there is no signature '%s', only %s",
              asked.signature(),
              String.join(", ", signature.names())));
    }
    long begun = System.nanoTime();
    float[] actions = act(policy, asked); // [count, m]
    metrics.acted(asked.count(), System.nanoTime() - begun);
    return Answers.actions(asked.rows(), actions, policy.actionSize());
  }

  private static float[] act(SavedPolicy policy, PredictRequest asked) throws RequestException {
    try {
      return policy.act(asked.observations(), asked.count());
    } catch (IllegalStateException e) { // its actions are not finite
      throw new RequestException(
          HttpResponseStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
    }
  }
}
