/**
 * What must not be read by others: {@link io.opvitals.agent.secret.PasswordHash} keeps passwords so that they can be
 * checked and not read, {@link io.opvitals.agent.secret.SealedText} encrypts values of the configuration, and
 * {@link io.opvitals.agent.secret.Placeholders} puts values in that stand elsewhere.
 *
 * <p>No message and no {@code toString} of this package holds a secret. {@code Placeholders} may be used in
 * {@code premain}: no lambdas; no class of cryptography is loaded before a value needs it.
 */
@NullMarked
package io.opvitals.agent.secret;

import org.jspecify.annotations.NullMarked;
