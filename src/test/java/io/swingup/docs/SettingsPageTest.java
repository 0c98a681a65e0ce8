package io.swingup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final Path PAGE = Path.of("docs/settings.md");
  private static final String MARK = "<!-- what follows is generated -->\n";
  private static final String REWRITE = "swingup.docs.rewrite";

  @Test
  void thePageHasEverySettingAsItsRecordDescribesIt() throws IOException {
    String expected = intro() + SettingsPage.generate().text();
    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("mvn -Dtest=SettingsPageTest -D%s=true test writes it again", REWRITE)
        .hasContent(expected);
  }

  private static String intro() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(MARK);
    return page.substring(0, page.indexOf(MARK) + MARK.length());
  }

  @Test
  void theNamesAreThoseOfConfigurations() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Class<?> algorithm : SettingsPage.algorithms()) {
      expected.addAll(SettingsPage.defaults(algorithm).keySet());
    }

    assertThat(SettingsPage.generate().names()).isEqualTo(expected);
  }
}
