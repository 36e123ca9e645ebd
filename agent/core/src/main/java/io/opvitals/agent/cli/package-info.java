/**
 * The commands of {@code java -jar opvitals-agent.jar}: one class each, put together by
 * {@link io.opvitals.agent.cli.Commands}.
 *
 * <p>A JVM that runs a command has no application and no agent in it. What a command answers goes to stdout, everything
 * else to stderr; secrets come from the terminal or stdin, never from the command line, where anybody could read them. Exit
 * codes: 0 for yes or done, 1 for no or failed, 2 for wrong usage. Picocli is known here only; it sets the fields with its
 * annotations, so they have a value of their own and are not final.
 */
@NullMarked
package io.opvitals.agent.cli;

import org.jspecify.annotations.NullMarked;
