/** Models: policies, critics and trainings as SavedModels, exported and loaded. */
@NullMarked
package io.swingup.storage.model;

import org.jspecify.annotations.NullMarked;
