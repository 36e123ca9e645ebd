/**
 * Uses of large libraries with known results, and runs of the libraries' own tests, for a JVM in which every method of the
 * library is woven. Each class here has a {@code main}, prints one line for each check or test with what came of it, in the
 * same order every time, so that a run under the agent can be held against one without.
 */
@NullMarked
package io.opvitals.testapp.library;

import org.jspecify.annotations.NullMarked;
