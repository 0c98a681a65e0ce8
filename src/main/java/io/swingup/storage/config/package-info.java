/** Configurations: read from presets, files and single settings, checked, and written down. */
@NullMarked
package io.swingup.storage.config;

import org.jspecify.annotations.NullMarked;
