package io.swingup.storage.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.swingup.agent.AgentConfig;
import io.swingup.agent.CriticConfig;
import io.swingup.network.AdamConfig;
import io.swingup.storage.file.EnumNames;
import io.swingup.training.config.Span;

/** How configurations are mapped to records: strictly, with settings in snake case. */
final class ConfigMapper {
  private static final YAMLFactory FACTORY =
      new YAMLFactory().rebuild().stringQuotingChecker(new Quotes()).build();

  /** Reads and writes configurations as YAML. */
  static final YAMLMapper YAML =
      addTypes(
              YAMLMapper.builder(FACTORY)
                  .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                  .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                  .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                  .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                  .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                  .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                  .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                  .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                  .addModule(EnumNames.MODULE)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES))
          .build();

  private ConfigMapper() {}

  /** Quotes text that would be read back as a number, such as {@code 1e3}. */
  private static final class Quotes extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || value.matches("[-+.]*\\d\\S*");
    }
  }

  /** Writes the algorithm's name beside its settings, and reads the settings that belong to it. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "algorithm")
  private interface Named {}

  /** Writes the settings of the optimiser beside those of the loss. */
  interface Beside {
    @JsonUnwrapped
    AdamConfig adam();
  }

  /** Makes a span the text that it is read from. */
  private abstract static class Text {
    @Override
    @JsonValue
    public abstract String toString();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Span parse(String text) {
      return Span.parse(text);
    }
  }

  private static YAMLMapper.Builder addTypes(YAMLMapper.Builder builder) {
    for (Class<?> type : AgentConfig.class.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(type, AgentConfig.nameOf(type)));
    }
    return builder
        .addMixIn(AgentConfig.class, Named.class)
        .addMixIn(CriticConfig.class, Beside.class)
        .addMixIn(Span.class, Text.class);
  }
}
