package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.file.DirectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

class SavedCriticTest {
  private static final Path POLICY = Path.of("src/test/resources/golden/keras_export");

  @TempDir Path folder;

  @Test
  void refusesAPolicy() {
    assertThatThrownBy(() -> SavedCritic.load(POLICY))
        .isInstanceOf(IOException.class)
        .hasMessage(
            POLICY + " is not a critic: it needs a signature (observation, action) -> (value)");
  }

  @Test
  void refusesAModelThatLooksAtActionsAlone() throws IOException {
    DirectoryWriter.copy(POLICY, folder);
    Path file = folder.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    SignatureDef of = model.getMetaGraphs(0).getSignatureDefOrThrow("serving_default");
    SignatureDef actions =
        SignatureDef.newBuilder()
            .putInputs("action", of.getInputsMap().values().iterator().next())
            .putOutputs("value", of.getOutputsMap().values().iterator().next())
            .build();
    model.getMetaGraphsBuilder(0).putSignatureDef("serving_default", actions);
    Files.write(file, model.build().toByteArray());

    assertThatThrownBy(() -> SavedCritic.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + " is not a critic");
  }
}
