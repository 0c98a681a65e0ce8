package io.swingup.sweep.search;

import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which trials a search has; depends on nothing but its file. */
final class SearchPlan {
  private SearchPlan() {}

  /** Returns the trials: each combination of settings with each seed. */
  static List<SearchTrial> of(SearchFile file) {
    List<Map<String, String>> combinations =
        file.choice().method() == SearchFile.Method.GRID ? grid(file) : random(file);
    List<SearchTrial> trials = new ArrayList<>();
    for (int i = 0; i < combinations.size(); i++) {
      for (long seed : file.seeds()) {
        trials.add(new SearchTrial(trials.size() + 1, i + 1, seed, combinations.get(i)));
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

  private static List<Map<String, String>> random(SearchFile file) {
    Pcg64 random = Pcg64.seeded(file.choice().seed());
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < file.choice().trials(); i++) {
      Map<String, String> settings = new LinkedHashMap<>();
      file.parameters()
          .forEach((path, values) -> settings.put(path, values.at(random.nextDouble())));
      all.add(settings);
    }
    return all;
  }
}
