package io.opvitals.sample.upstream;

/**
 * How a service behaves during a phase.
 *
 * @param failingShare share of its answers, 0 to 1, that are a 503
 * @param hangingShare share of its answers, 0 to 1, that come later than any client of the sample waits
 * @param wordiness how long its answers are, as a multiple of their usual length; a model charges by it
 */
record Behaviour(double failingShare, double hangingShare, double wordiness) {

    static final Behaviour USUAL = new Behaviour(0, 0, 1);

    static Behaviour failing(double share) {
        return new Behaviour(share, 0, 1);
    }

    static Behaviour hanging(double share) {
        return new Behaviour(0, share, 1);
    }

    static Behaviour wordy(double factor) {
        return new Behaviour(0, 0, factor);
    }
}
