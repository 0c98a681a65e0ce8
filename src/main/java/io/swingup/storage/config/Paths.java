package io.swingup.storage.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.usage.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings in a tree by their names with the groups before them, such as {@code agent.critic.rate}.
 */
final class Paths {
  private Paths() {}

  /** Returns a setting or a group; a missing node where there is none. */
  static JsonNode get(ObjectNode tree, String path) {
    JsonNode node = tree;
    for (String key : path.split("\\.", -1)) {
      node =
          node instanceof ObjectNode group && group.has(key)
              ? group.get(key)
              : MissingNode.getInstance();
    }
    return node;
  }

  /** Sets a setting, in new groups where there are none. */
  static void set(ObjectNode tree, String path, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.set(path, value);
    } else {
      String key = path.substring(0, dot);
      ObjectNode group = tree.get(key) instanceof ObjectNode there ? there : tree.putObject(key);
      set(group, path.substring(dot + 1), value);
    }
  }

  /** Sets a setting that was not set yet; groups are joined. */
  static void add(ObjectNode tree, String path, JsonNode value, String source) {
    JsonNode there = get(tree, path);
    if (there instanceof ObjectNode && value instanceof ObjectNode more) {
      more.properties()
          .forEach(entry -> add(tree, path + "." + entry.getKey(), entry.getValue(), source));
    } else if (there.isMissingNode()) {
      set(tree, path, value);
    } else {
      throw new UsageException(source + " sets " + path + " twice");
    }
  }

  /** Removes a setting and the groups that are empty without it. */
  static void remove(ObjectNode tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.remove(path);
    } else if (tree.get(path.substring(0, dot)) instanceof ObjectNode group) {
      remove(group, path.substring(dot + 1));
      if (group.isEmpty()) {
        tree.remove(path.substring(0, dot));
      }
    }
  }

  /** Returns the names of all settings below a group, with a prefix. */
  static List<String> all(ObjectNode group, String prefix) {
    List<String> paths = new ArrayList<>();
    group
        .properties()
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              if (entry.getValue() instanceof ObjectNode inner) {
                paths.addAll(all(inner, path + "."));
              } else {
                paths.add(path);
              }
            });
    return paths;
  }
}
