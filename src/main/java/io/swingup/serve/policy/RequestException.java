package io.swingup.serve.policy;

import io.netty.handler.codec.http.HttpResponseStatus;

/** A request that cannot be answered: its message is the sentence that the client gets. */
final class RequestException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient HttpResponseStatus status;

  RequestException(HttpResponseStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns a refusal with the status 400. */
  static RequestException bad(String message) {
    return new RequestException(HttpResponseStatus.BAD_REQUEST, message);
  }

  /** Returns a refusal with the status 404. */
  static RequestException absent(String message) {
    return new RequestException(HttpResponseStatus.NOT_FOUND, message);
  }

  /** Returns the status of the answer, 400 to 599. */
  HttpResponseStatus status() {
    return status;
  }
}
