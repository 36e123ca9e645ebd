package io.opvitals.agent.storage;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a file of frames, being read by one thread. */
interface FrameBytes extends Closeable {

    /** The number of bytes that may be read. */
    long length();

    /**
     * Reads exactly so many.
     *
     * @throws IOException when there are fewer or they cannot be read
     */
    void read(long position, byte[] into, int length) throws IOException;

    @Override
    void close() throws IOException;
}
