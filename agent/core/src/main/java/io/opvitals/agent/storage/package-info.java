/**
 * Where the agent keeps what must outlive the JVM: a few named files in a folder of its own.
 *
 * <p>{@link io.opvitals.agent.storage.DataDirectory} is the only class that knows paths. Others name their files:
 * {@code read("users.json")}, {@code write("users.json", bytes)}. Several JVMs of one service share the directory: each
 * holds one folder in it by a file lock, the first folder that is free, so that a JVM that starts again finds what it
 * left. Nothing is made on disk before something is written. {@link io.opvitals.agent.storage.StoredFiles} reads such a
 * folder from outside, for commands.
 *
 * <p>Read in {@code premain}: no lambdas, and of the file API only {@code java.io}, until something is there to be locked.
 */
@NullMarked
package io.opvitals.agent.storage;

import org.jspecify.annotations.NullMarked;
