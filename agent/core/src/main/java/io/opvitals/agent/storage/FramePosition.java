package io.opvitals.agent.storage;

/**
 * A place between two frames of a {@link FrameLog}.
 *
 * @param file the number of the file; grows from file to file, also over restarts
 * @param offset in bytes from its beginning
 */
public record FramePosition(long file, long offset) implements Comparable<FramePosition> {

    /** Before everything. */
    public static final FramePosition START = new FramePosition(0, 0);

    /** After everything, also what comes later. */
    public static final FramePosition END = new FramePosition(Long.MAX_VALUE, 0);

    @Override
    public int compareTo(FramePosition other) {
        int byFile = Long.compare(file, other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }
}
