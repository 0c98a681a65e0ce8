package io.swingup.cli.train;

import io.swingup.report.SweepParameter;
import io.swingup.report.SweepParameter.Scale;
import io.swingup.report.SweepReport;
import io.swingup.storage.file.FileMutex;
import io.swingup.sweep.search.Distribution;
import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchFile;
import io.swingup.sweep.search.SearchTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What a sweep over settings came to: its tables, and the page that is drawn from them. */
final class SweepResults {
  private static final Logger LOG = LogManager.getLogger(SweepResults.class);

  private SweepResults() {}

  /** Writes all of it; warns of what cannot be drawn. */
  static void write(SearchDirectory home) throws IOException {
    SearchTables.write(home);
    SearchFile search = home.search();
    List<SweepParameter> parameters = new ArrayList<>();
    for (Map.Entry<String, Distribution> each : search.parameters().entrySet()) {
      Distribution values = each.getValue();
      parameters.add(new SweepParameter(each.getKey(), scale(values.kind()), values.values()));
    }
    SweepReport report = new SweepReport(home.data(), search.metric(), parameters, home::run);
    FileMutex mutex = home.lock(); // shards may end at the same time
    try (mutex) {
      report.draw().forEach(LOG::warn);
    }
  }

  private static Scale scale(Distribution.Kind kind) {
    return switch (kind) {
      case CHOICE -> Scale.CATEGORIES;
      case LOG_UNIFORM -> Scale.LOGARITHMIC;
      case UNIFORM, INT -> Scale.LINEAR;
    };
  }
}
