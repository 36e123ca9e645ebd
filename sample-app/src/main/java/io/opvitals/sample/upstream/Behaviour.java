package io.opvitals.sample.upstream;

/**
 * How a service behaves during a phase.
 *
 * @param failingShare share of its answers, 0 to 1, that are a 503
 * @param hangingShare share of its answers, 0 to 1, that come later than any client of the sample waits
 * @param priceFactor what it charges, as a multiple of its usual price
 */
record Behaviour(double failingShare, double hangingShare, double priceFactor) {

    static final Behaviour USUAL = new Behaviour(0, 0, 1);

    static Behaviour failing(double share) {
        return new Behaviour(share, 0, 1);
    }

    static Behaviour hanging(double share) {
        return new Behaviour(0, share, 1);
    }

    static Behaviour pricedAt(double factor) {
        return new Behaviour(0, 0, factor);
    }
}
