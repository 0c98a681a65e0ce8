package io.swingup.serve.policy;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request takes too long, or that is open without one. It stands before
 * the codec, so it sees every byte.
 */
final class Deadline extends ChannelInboundHandlerAdapter {
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Limits limits;
  private boolean asked;
  private boolean refused;
  private long since = System.nanoTime();
  private @Nullable ScheduledFuture<?> checks;

  Deadline(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    long shortest = Math.min(limits.requestTime().toNanos(), limits.idleTime().toNanos());
    long pause = Math.min(LONGEST_PAUSE, shortest);
    checks =
        context
            .executor()
            .scheduleAtFixedRate(() -> check(context), pause, pause, TimeUnit.NANOSECONDS);
    context.fireChannelActive();
  }

  private void check(ChannelHandlerContext context) {
    long passed = System.nanoTime() - since;
    if (asked && passed > limits.requestTime().toNanos()) {
      late(context);
    } else if (!asked && passed > limits.idleTime().toNanos()) {
      ChannelFuture unused = context.close();
    }
  }

  private void late(ChannelHandlerContext context) {
    if (refused) { // the client does not read that either
      ChannelFuture unused = context.close();
    } else {
      refused = true;
      context
          .pipeline()
          .get(RequestHandler.class)
          .refuse(
              context.pipeline().lastContext(),
              HttpResponseStatus.REQUEST_TIMEOUT,
              "a request may take at most " + limits.requestTime().toMillis() + " ms");
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (!asked) {
      asked = true;
      since = System.nanoTime();
    }
    context.fireChannelRead(bytes);
  }

  /** The request that had begun was answered; for the connection's thread. */
  void answered() {
    asked = false;
    since = System.nanoTime();
  }

  /** Returns whether a request has begun that was not answered yet; for the connection's thread. */
  boolean isAsked() {
    return asked;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (checks != null) {
      checks.cancel(false);
    }
    context.fireChannelInactive();
  }
}
