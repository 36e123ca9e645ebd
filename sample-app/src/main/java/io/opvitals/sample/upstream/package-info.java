/**
 * The world outside the gateway: one HTTP server that plays every external tool, and the {@link
 * io.opvitals.sample.upstream.Script} that says when which of them is slow, failing or expensive.
 */
@NullMarked
package io.opvitals.sample.upstream;

import org.jspecify.annotations.NullMarked;
