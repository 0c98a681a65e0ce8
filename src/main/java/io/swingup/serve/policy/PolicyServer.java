package io.swingup.serve.policy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Serves a model over HTTP until it is closed. Requests are read whole, answered on the thread that
 * read them, and answered in their order.
 */
public final class PolicyServer implements AutoCloseable {
  private final Routes routes;
  private final Metrics metrics = new Metrics();
  private final Limits limits;
  private final MultiThreadIoEventLoopGroup threads;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;
  private volatile boolean ending;

  /**
   * Starts to serve.
   *
   * @param model what is served; stays the caller's to close, after the server
   * @param name the model's name in paths
   * @param address where; the port 0 for any free one
   * @param limits what clients may ask
   * @throws IOException if the address cannot be had
   */
  public PolicyServer(ServedModel model, String name, InetSocketAddress address, Limits limits)
      throws IOException {
    this.limits = limits;
    routes = new Routes(model, name, limits, metrics);
    threads =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(),
            new DefaultThreadFactory("serve", true),
            NioIoHandler.newFactory());
    ChannelFuture bound = listen(address);
    if (!bound.isSuccess()) {
      Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s, port %d cannot be had: %s",
              address.getHostString(),
              address.getPort(),
              bound.cause().getMessage()),
          bound.cause());
    }
    listening = bound.channel();
  }

  private ChannelFuture listen(InetSocketAddress address) {
    return new ServerBootstrap()
        .group(threads)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                connect(channel);
              }
            })
        .bind(address)
        .awaitUninterruptibly();
  }

  private void connect(SocketChannel channel) {
    Deadline deadline = new Deadline(limits);
    RequestHandler handler = new RequestHandler(routes, metrics, () -> ending, deadline);
    channel
        .pipeline()
        .addLast(
            deadline,
            new HttpServerCodec(),
            new BodyCollector(handler, limits.bodyBytes()),
            handler);
    connections.add(channel);
    channel.closeFuture().addListener(closed -> metrics.closed());
    if (metrics.opened() > limits.connections()) {
      handler.refuse(
          channel.pipeline().lastContext(),
          HttpResponseStatus.SERVICE_UNAVAILABLE,
          "there may be at most " + limits.connections() + " connections");
    }
  }

  /**
   * Returns where it listens.
   *
   * @return the address with the port that was had
   */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** Takes no more connections, answers the requests that have begun, and then ends. */
  @Override
  public void close() {
    ending = true;
    ChannelFuture closed = listening.close();
    closed.awaitUninterruptibly(1, TimeUnit.SECONDS);
    for (Channel channel : connections) {
      channel.eventLoop().execute(() -> closeIfIdle(channel));
    }
    connections
        .newCloseFuture()
        .awaitUninterruptibly(limits.requestTime().toNanos(), TimeUnit.NANOSECONDS);
    Future<?> ended = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    ended.awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private static void closeIfIdle(Channel channel) {
    Deadline deadline = channel.pipeline().get(Deadline.class);
    if (deadline == null || !deadline.isAsked()) {
      ChannelFuture unused = channel.close();
    }
  }
}
