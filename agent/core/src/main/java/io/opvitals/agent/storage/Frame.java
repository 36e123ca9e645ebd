package io.opvitals.agent.storage;

import java.nio.ByteBuffer;

/**
 * One record of a {@link FrameLog}, with a good checksum.
 *
 * @param kind whether later frames need it
 * @param timeMillis the time it was appended with, in milliseconds since 1970
 * @param isAsked whether it is in the range; else it is shown because later frames need it
 * @param end where it ends
 * @param payload its bytes, from position to limit; only while it is being visited
 */
public record Frame(FrameKind kind, long timeMillis, boolean isAsked, FramePosition end, ByteBuffer payload) {}
