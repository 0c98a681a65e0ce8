package io.swingup.serve.policy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Answers the requests of one connection, one after the other. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LogManager.getLogger(RequestHandler.class);

  private final Routes routes;
  private final Metrics metrics;
  private final BooleanSupplier ending;
  private final Deadline deadline;

  RequestHandler(Routes routes, Metrics metrics, BooleanSupplier ending, Deadline deadline) {
    this.routes = routes;
    this.metrics = metrics;
    this.ending = ending;
    this.deadline = deadline;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    boolean keep =
        HttpUtil.isKeepAlive(request)
            && request.decoderResult().isSuccess()
            && !ending.getAsBoolean();
    try {
      Routes.Body body = routes.answer(request);
      send(context, HttpResponseStatus.OK, body, keep);
    } catch (RequestException e) {
      send(context, e.status(), error(String.valueOf(e.getMessage())), keep);
    } catch (IOException e) {
      exceptionCaught(context, new IllegalStateException("a body in memory cannot be read", e));
    }
  }

  private static Routes.Body error(String sentence) {
    return Routes.Body.json(Answers.error(sentence));
  }

  /** Refuses what is not read to its end, and closes the connection. */
  void refuse(ChannelHandlerContext context, HttpResponseStatus status, String sentence) {
    send(context, status, error(sentence), false);
  }

  private void send(
      ChannelHandlerContext context, HttpResponseStatus status, Routes.Body body, boolean keep) {
    byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(bytes));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, body.type());
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
    response
        .headers()
        .set(
            HttpHeaderNames.CONNECTION,
            keep ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    metrics.answered(status.code());
    context
        .writeAndFlush(response)
        .addListener(written -> deadline.answered())
        .addListener(keep ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
  }

  /** A client that writes and does not read what it is answered is not read from either. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
  }

  /** Either the client has gone, or there is a fault in this program. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
    if (problem instanceof IOException || !context.channel().isActive()) {
      LOG.debug("a connection failed", problem);
      ChannelFuture unused = context.close();
    } else if (problem instanceof DecoderException) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "the request must be HTTP/1.1");
    } else {
      LOG.warn("a request failed", problem);
      refuse(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, "the server failed");
    }
  }
}
