package io.opvitals.agent.alert.route;

/**
 * Numbers from one to another, both included.
 *
 * @param first the least; may be negative for days from the end of a month
 * @param last the greatest
 */
public record NumberRange(int first, int last) {

    boolean contains(int number) {
        return number >= first && number <= last;
    }
}
