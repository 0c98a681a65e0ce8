package io.swingup.serve.policy;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request takes too long, or that is open without one. It stands before
 * the codec, so it sees every byte; what is answered is complete when it was written.
 */
final class Deadline extends ChannelDuplexHandler {
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Limits limits;
  private final Runnable late;
  private boolean asked;
  private long since = System.nanoTime();
  private @Nullable ScheduledFuture<?> checks;

  /**
   * Watches one connection.
   *
   * @param limits its times
   * @param late what answers a request that takes too long, and closes the connection
   */
  Deadline(Limits limits, Runnable late) {
    this.limits = limits;
    this.late = late;
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
    if (asked && passed > 2 * limits.requestTime().toNanos()) { // nor is the refusal read
      context.close();
    } else if (asked && passed > limits.requestTime().toNanos()) {
      late.run();
    } else if (!asked && passed > limits.idleTime().toNanos()) {
      context.close();
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

  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
    context.write(bytes, promise.unvoid().addListener(written -> answered()));
  }

  private void answered() {
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
