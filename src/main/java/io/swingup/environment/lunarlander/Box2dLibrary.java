package io.swingup.environment.lunarlander;

import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.utils.GdxNativesLoader;
import io.swingup.environment.EnvironmentException;

/** The native library of the physics engine. */
final class Box2dLibrary {
  private Box2dLibrary() {}

  /**
   * Loads the library; does nothing if it is there already.
   *
   * @param id the environment that needs it
   * @throws EnvironmentException if it is not on the class path or cannot be unpacked; the message
   *     says what to add
   */
  @SuppressWarnings("checkstyle:IllegalCatch") // the loader's exception may itself be missing
  static void load(String id) {
    try {
      GdxNativesLoader.load();
      Box2D.init();
    } catch (RuntimeException | LinkageError e) {
      throw new EnvironmentException(
          id,
          "its physics engine cannot be loaded, which is com.badlogicgames.gdx:gdx-box2d with"
              + " gdx-platform and gdx-box2d-platform, classifier natives-desktop: "
              + e.getMessage());
    }
  }
}
