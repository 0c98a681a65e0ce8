package io.swingup.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What the class path offers, as far as it can be loaded.
 *
 * @param providers the providers that could be loaded
 * @param problems a sentence on each that could not, with its jar and its class
 */
record InstalledProviders(List<EnvironmentProvider> providers, List<String> problems) {
  private static final Logger LOG = LogManager.getLogger(InstalledProviders.class);
  private static final String SERVICES = "META-INF/services/" + EnvironmentProvider.class.getName();
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  /** Loads what can be loaded; warns of each problem once in the life of the process. */
  static InstalledProviders load() {
    List<EnvironmentProvider> providers = new ArrayList<>();
    Iterator<EnvironmentProvider> iterator =
        ServiceLoader.load(EnvironmentProvider.class).iterator();
    while (addNext(iterator, providers)) {
      // After a failure the iterator continues with the next provider.
    }
    List<String> problems = problems(providers);
    problems.stream().filter(WARNED::add).forEach(LOG::warn);
    return new InstalledProviders(providers, problems);
  }

  private static boolean addNext(
      Iterator<EnvironmentProvider> iterator, List<EnvironmentProvider> providers) {
    try {
      return iterator.hasNext() && providers.add(iterator.next());
    } catch (ServiceConfigurationError | LinkageError e) {
      return true; // problems() says why
    }
  }

  /** The loader does not say which jar names a class that it cannot load, so it is looked up. */
  private static List<String> problems(List<EnvironmentProvider> providers) {
    Set<String> loaded =
        providers.stream()
            .map(provider -> provider.getClass().getName())
            .collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL file : Collections.list(loader.getResources(SERVICES))) {
        for (String name : names(file)) {
          if (!loaded.contains(name)) {
            problems.add(
                String.format(
                    Locale.ROOT,
                    "%s names the environment provider %s, but %s",
                    jar(file),
                    name,
                    reason(name, loader)));
          }
        }
      }
    } catch (IOException e) {
      problems.add("the environment providers on the class path cannot be listed: " + e);
    }
    return problems;
  }

  private static List<String> names(URL file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  private static String jar(URL file) {
    String place =
        file.toString().replaceFirst("^jar:", "").replaceFirst("!?/" + SERVICES + "$", "");
    return place.startsWith("file:") ? Path.of(URI.create(place)).toString() : place;
  }

  private static String reason(String name, ClassLoader loader) {
    try {
      Class.forName(name, true, loader)
          .asSubclass(EnvironmentProvider.class)
          .getConstructor()
          .newInstance();
      return "its services file is not valid";
    } catch (ClassNotFoundException e) {
      return "there is no such class";
    } catch (InvocationTargetException e) {
      return "its constructor failed: " + e.getCause();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      return "it cannot be created: " + EnvironmentException.reason(e);
    }
  }
}
