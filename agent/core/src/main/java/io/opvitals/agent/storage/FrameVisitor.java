package io.opvitals.agent.storage;

/** Takes frames one by one, in the order in which they were appended. */
public interface FrameVisitor {

    /** The frame and its bytes are good for the time of this call. */
    void frame(Frame frame);
}
