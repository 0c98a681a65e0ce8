package io.swingup.sweep.search;

import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Which trials a search has; depends on nothing but its file. */
final class SearchPlan {
  private SearchPlan() {}

  /** Returns the trials: each combination of settings with each seed. */
  static List<SearchTrial> of(SearchFile file) {
    List<Map<String, String>> combinations =
        switch (file.choice().method()) {
          case GRID -> grid(file);
          case SOBOL ->
              drawn(file, new SobolPoints(file.parameters().size(), file.choice().seed()));
          case RANDOM, HALVING -> drawn(file, random(file));
        };
    List<SearchTrial> trials = new ArrayList<>();
    for (int i = 0; i < combinations.size(); i++) {
      for (long seed : file.seeds()) {
        trials.add(new SearchTrial(trials.size() + 1, i + 1, seed, 0, combinations.get(i)));
      }
    }
    return List.copyOf(trials);
  }

  /* The last parameter changes fastest. */
  private static List<Map<String, String>> grid(SearchFile file) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, Distribution> parameter : file.parameters().entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : parameter.getValue().values()) {
          Map<String, String> more = new LinkedHashMap<>(before);
          more.put(parameter.getKey(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<Map<String, String>> drawn(SearchFile file, Supplier<double[]> points) {
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < file.choice().trials(); i++) {
      double[] point = points.get();
      Map<String, String> settings = new LinkedHashMap<>();
      file.parameters()
          .forEach((path, values) -> settings.put(path, values.at(point[settings.size()])));
      all.add(settings);
    }
    return all;
  }

  private static Supplier<double[]> random(SearchFile file) {
    Pcg64 random = Pcg64.seeded(file.choice().seed());
    return () ->
        DoubleStream.generate(random::nextDouble).limit(file.parameters().size()).toArray();
  }
}
