package io.swingup.storage.history;

import com.google.protobuf.ByteString;
import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32C;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * TensorBoard's event file: one record for each event, framed by its length and by checksums of
 * both, the least significant byte first.
 */
final class EventFile implements History {
  private static final int MASK_DELTA = 0xa282ead8;

  private final Path file;
  private final FileChannel channel;
  private final InstantSource clock;

  /** Creates the file, or continues it after so many bytes. */
  EventFile(Path file, long length, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    if (length > 0) {
      History.cut(file, length);
    }
    StandardOpenOption how = length > 0 ? StandardOpenOption.APPEND : StandardOpenOption.CREATE_NEW;
    channel = FileChannel.open(file, how, StandardOpenOption.WRITE);
    if (length == 0) {
      begin();
    }
  }

  private void begin() throws IOException {
    try {
      add(event(0).setFileVersion("brain.Event:2"));
    } catch (IOException e) {
      try (channel) {
        throw e;
      }
    }
  }

  @Override
  public Path file() {
    return file;
  }

  /** Adds the graph, as the bytes of a GraphDef. */
  void addGraph(byte[] graph) throws IOException {
    add(event(0).setGraphDef(ByteString.copyFrom(graph)));
  }

  /** Adds a text in Markdown. */
  void addText(String tag, String markdown) throws IOException {
    TensorProto text =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(
                TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
            .addStringVal(ByteString.copyFrom(markdown, StandardCharsets.UTF_8))
            .build();
    SummaryMetadata asText =
        SummaryMetadata.newBuilder()
            .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName("text"))
            .build();
    Summary.Value value =
        Summary.Value.newBuilder().setTag(tag).setMetadata(asText).setTensor(text).build();
    add(event(0).setSummary(Summary.newBuilder().addValue(value)));
  }

  /** Adds the settings for the tab HPARAMS. */
  void addHyperparameters(Map<String, Object> settings) throws IOException {
    SummaryMetadata metadata =
        SummaryMetadata.newBuilder()
            .setPluginData(
                SummaryMetadata.PluginData.newBuilder()
                    .setPluginName("hparams")
                    .setContent(HyperparameterPlugin.sessionStart(settings)))
            .build();
    Summary.Value value =
        Summary.Value.newBuilder()
            .setTag(HyperparameterPlugin.SESSION_START)
            .setMetadata(metadata)
            .build();
    add(event(0).setSummary(Summary.newBuilder().addValue(value)));
  }

  /** Adds numbers by their tags; those that are not finite are left out. */
  void addScalars(long step, Map<String, Double> numbers) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    numbers.forEach(
        (tag, number) -> {
          if (Double.isFinite(number)) {
            summary.addValue(
                Summary.Value.newBuilder().setTag(tag).setSimpleValue(number.floatValue()));
          }
        });
    add(event(step).setSummary(summary));
  }

  private Event.Builder event(long step) {
    return Event.newBuilder().setStep(step).setWallTime(clock.millis() / 1e3);
  }

  private void add(Event.Builder event) throws IOException {
    byte[] data = event.build().toByteArray();
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(ByteBuffer.wrap(record.array(), 0, Long.BYTES)));
    record.put(data).putInt(checksum(ByteBuffer.wrap(data))).flip();
    try {
      while (record.hasRemaining()) {
        channel.write(record);
      }
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
  }

  /* Masked, as a checksum of something that holds checksums would be weak (TensorFlow, crc32c.h). */
  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
