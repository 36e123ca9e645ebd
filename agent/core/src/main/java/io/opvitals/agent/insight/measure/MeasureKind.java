package io.opvitals.agent.insight.measure;

import java.util.Locale;

/** What a measure says, and which way is worse. */
public enum MeasureKind {
    /** Any number; neither way is worse. */
    NUMBER(Worse.NEITHER),
    /** How good an answer was; lower is worse. */
    QUALITY(Worse.LOWER),
    /** How satisfied somebody was; lower is worse. */
    SATISFACTION(Worse.LOWER),
    /** How sure a model was; lower is worse. */
    CONFIDENCE(Worse.LOWER),
    /** How wrong a model was; higher is worse. */
    MODEL_ERROR(Worse.HIGHER),
    /** The share of look-ups that a cache answered; lower is worse. */
    CACHE_HIT_RATE(Worse.LOWER);

    private final Worse worse;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Which way is worse. */
    enum Worse {
        NEITHER,
        LOWER,
        HIGHER
    }

    MeasureKind(Worse worse) {
        this.worse = worse;
    }

    /** As in the configuration and in labels. */
    public String label() {
        return label;
    }

    /**
     * The kind of a measure of this name where nobody says otherwise: the built-in names are those of the kinds, with
     * {@code -}, {@code _} or {@code .} between words.
     */
    static MeasureKind ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        for (MeasureKind each : values()) {
            if (each.label.equals(plain)) {
                return each;
            }
        }
        return NUMBER;
    }

    /**
     * By which share {@code now} is worse than {@code before}: 0.2 for 20 %, negative where it is better. {@code NaN}
     * where neither way is worse, or {@code before} is zero and {@code now} is not.
     */
    double worse(double now, double before) {
        double change = change(now, before);
        return switch (worse) {
            case NEITHER -> Double.NaN;
            case LOWER -> change == 0 ? 0 : -change;
            case HIGHER -> change;
        };
    }

    /** By which share {@code now} is more than {@code before}; {@code NaN} where only {@code before} is zero. */
    static double change(double now, double before) {
        if (now == before) {
            return 0;
        }
        return before == 0 ? Double.NaN : (now - before) / Math.abs(before);
    }
}
