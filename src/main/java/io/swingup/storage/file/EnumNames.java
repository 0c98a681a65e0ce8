package io.swingup.storage.file;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.util.Locale;

/**
 * Writes constants of enumerations in lower case; Jackson's own way of it depends on the locale.
 */
public final class EnumNames {
  /** What a mapper needs for it. */
  public static final Module MODULE =
      new SimpleModule("enum names").addSerializer(Enum.class, new LowerCase());

  private EnumNames() {}

  private static final class LowerCase extends ToStringSerializerBase {
    private static final long serialVersionUID = 1;

    private LowerCase() {
      super(Enum.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((Enum<?>) value).name().toLowerCase(Locale.ROOT);
    }
  }
}
