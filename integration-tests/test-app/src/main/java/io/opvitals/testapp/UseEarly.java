package io.opvitals.testapp;

import io.opvitals.testapp.shapes.Early;

/** Uses a class that {@link EarlyAgent} may have loaded before our agent was there. */
public final class UseEarly {

    private UseEarly() {}

    public static void main(String[] arguments) {
        Truth truth = new Truth();
        Early early = new Early();
        for (int i = 0; i < 7; i++) {
            if (early.twice(i) != 2 * i) {
                throw new IllegalStateException("twice " + i);
            }
            truth.count("early.twice", "success");
        }
        truth.print();
    }
}
