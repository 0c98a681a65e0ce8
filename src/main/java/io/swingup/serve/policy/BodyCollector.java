package io.swingup.serve.policy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** Collects a request until it is whole; one whose body is too large is refused in words. */
final class BodyCollector extends HttpObjectAggregator {
  private final RequestHandler handler;
  private final int limit;

  BodyCollector(RequestHandler handler, int limit) {
    super(limit);
    this.handler = handler;
    this.limit = limit;
  }

  @Override
  protected @Nullable Object newContinueResponse(
      HttpMessage start, int max, ChannelPipeline pipeline) {
    boolean fits = HttpUtil.getContentLength(start, 0L) <= max;
    return fits ? super.newContinueResponse(start, max, pipeline) : null;
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    handler.refuse(
        context,
        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
        "the body may have at most " + limit + " bytes");
  }
}
