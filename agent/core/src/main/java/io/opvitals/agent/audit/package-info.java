/**
 * Who changed what, when and from where: {@link io.opvitals.agent.audit.AuditLog}, lines of JSON in the data directory,
 * each with the SHA-256 of itself and of the line before, so that a line that is changed, removed or put in shows.
 *
 * <p>Whoever appends leaves secrets out: a secret setting is written as {@code (secret)}, set or not. The chain proves that
 * nobody changed a part of it; who can write to the directory can still replace all of it. So {@code verify} gives the hash
 * of the latest entry, which can be noted elsewhere.
 */
@NullMarked
package io.opvitals.agent.audit;

import org.jspecify.annotations.NullMarked;
