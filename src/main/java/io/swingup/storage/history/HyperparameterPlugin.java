package io.swingup.storage.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import java.util.Map;

/**
 * The messages of TensorBoard's plug-in for hyperparameters (its api.proto and plugin_data.proto),
 * which TensorFlow has no classes for.
 */
final class HyperparameterPlugin {
  /** The tag under which the plug-in looks for the settings of a run. */
  static final String SESSION_START = "_hparams_/session_start_info";

  private static final int SESSION_START_INFO = 3;

  private HyperparameterPlugin() {}

  /** Returns a HParamsPluginData with the settings: numbers, booleans, and all else as text. */
  static ByteString sessionStart(Map<String, Object> settings) {
    Struct.Builder info = Struct.newBuilder(); // as SessionStartInfo, a map in its first field
    settings.forEach((name, setting) -> info.putFields(name, value(setting)));
    return UnknownFieldSet.newBuilder()
        .addField(
            SESSION_START_INFO,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(info.build().toByteString())
                .build())
        .build()
        .toByteString();
  }

  private static Value value(Object setting) {
    Value.Builder value = Value.newBuilder();
    if (setting instanceof Number number) {
      value.setNumberValue(number.doubleValue());
    } else if (setting instanceof Boolean bool) {
      value.setBoolValue(bool);
    } else {
      value.setStringValue(setting.toString());
    }
    return value.build();
  }
}
