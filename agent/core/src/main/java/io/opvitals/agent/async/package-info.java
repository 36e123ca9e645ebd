/**
 * When calls end that return before they are over: one {@link io.opvitals.agent.operation.ResultKind} for each kind of
 * future or publisher. They are listed in the composition root, in the order in which they are asked.
 *
 * <p>A future goes back to the caller as it is; we listen to it. A publisher cannot be listened to without subscribing,
 * which would run it, so it is replaced by one that passes everything on, where no caller can tell the difference ({@link
 * io.opvitals.agent.async.Disguise}); each subscription is then a call. Nothing here may change what the application sees:
 * order, thread, exception instances, back-pressure.
 */
@NullMarked
package io.opvitals.agent.async;

import org.jspecify.annotations.NullMarked;
