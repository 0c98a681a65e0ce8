package io.swingup.sweep.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** The address of a cluster. */
final class Master {
  private static final int PATIENCE = 10_000; // milliseconds

  private Master() {}

  /**
   * Asks whether anything listens there, which Spark itself would ask for a minute.
   *
   * @param master {@code spark://host:port}
   * @throws IOException if nothing does; says why
   */
  static void requireListening(String master) throws IOException {
    URI address = URI.create(master);
    InetSocketAddress socket = new InetSocketAddress(address.getHost(), address.getPort());
    if (socket.isUnresolved()) {
      throw new IOException("no Spark master answers at " + master + ": the host is not known");
    }
    try (Socket connection = new Socket()) {
      connection.connect(socket, PATIENCE);
    } catch (IOException e) {
      throw new IOException("no Spark master answers at " + master + ": " + e.getMessage(), e);
    }
  }
}
