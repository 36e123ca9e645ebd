package io.opvitals.agent.storage;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link FrameLog} is.
 *
 * @param files on disk
 * @param bytes on disk
 * @param memoryBytes kept in memory, because they could not be written
 * @param framesWritten since the start, to disk or memory
 * @param framesSkipped frames whose checksum was wrong when they were read since the start
 * @param tailsCut files that ended within a frame and were cut after the last whole one, since the start
 * @param filesSetAside files that are none of ours or cannot be read, and were given another name, since the start
 * @param framesLost frames that could be kept neither on disk nor in memory, since the start
 * @param why why what is written is not on disk; {@code null} if it is
 */
public record FrameLogStatus(
        int files,
        long bytes,
        long memoryBytes,
        long framesWritten,
        long framesSkipped,
        long tailsCut,
        long filesSetAside,
        long framesLost,
        @Nullable String why) {}
