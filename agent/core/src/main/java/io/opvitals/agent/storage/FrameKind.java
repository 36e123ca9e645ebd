package io.opvitals.agent.storage;

/** Whether later frames of the same file can be understood without this one. */
public enum FrameKind {
    /** They can. */
    PLAIN(0x4f56_4652), // OVFR
    /** They need it: it is shown to readers of any range. */
    DEFINING(0x4f56_4446); // OVDF

    final int magic;

    FrameKind(int magic) {
        this.magic = magic;
    }
}
