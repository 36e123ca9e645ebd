/**
 * The language of texts that are filled in: what alerts say, what a channel sends. It is the part of Go's
 * {@code text/template} that Prometheus and Alertmanager use, so that a template can be taken from there: {@code {{
 * $labels.x }}}, {@code {{ .Alerts }}}, pipes, {@code if}, {@code range}, {@code with}, variables, {@code printf} and the
 * {@code humanize} family. Source: pkg.go.dev/text/template and "Template reference" of prometheus.io.
 *
 * <p>{@link io.opvitals.agent.template.Template#parse} reads one and says the column of what it does not understand;
 * {@link io.opvitals.agent.template.Template#expand} fills one in from maps, lists, texts, numbers and flags. Nothing of a
 * template reaches code: there are no methods, files or classes to be named. Both are bounded in length and steps.
 */
@NullMarked
package io.opvitals.agent.template;

import org.jspecify.annotations.NullMarked;
