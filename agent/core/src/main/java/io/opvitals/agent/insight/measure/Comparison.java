package io.opvitals.agent.insight.measure;

import io.opvitals.agent.config.BaselineText;
import io.opvitals.agent.config.DurationText;
import java.time.Duration;

/** What a measure is compared with. */
public sealed interface Comparison {

    /** As it is told: {@code 0.8}, {@code 1d ago}. */
    String text();

    /** Reads it as the configuration writes it. */
    static Comparison parse(String text) {
        Double number = BaselineText.number(text);
        return number != null ? new Fixed(number) : new Back(BaselineText.timeBack(text));
    }

    /** A number. */
    record Fixed(double value) implements Comparison {

        @Override
        public String text() {
            return Double.toString(value);
        }
    }

    /** The hour around so long ago. */
    record Back(Duration time) implements Comparison {

        @Override
        public String text() {
            return DurationText.format(time) + " ago";
        }
    }

    /** The hour around this time of day, on the days before. */
    record SameHours(int days) implements Comparison {

        static final SameHours DEFAULT = new SameHours(7);

        @Override
        public String text() {
            return "the same hour of the last " + days + " days";
        }
    }
}
