package io.opvitals.testapp;

import io.opvitals.testapp.shapes.Inherited;
import io.opvitals.testapp.shapes.Shapes;

/** Calls every shape of method, and prints what must have been counted. */
public final class AllShapes {

    private AllShapes() {}

    public static void main(String[] arguments) throws Exception {
        Truth truth = new Truth();
        new Shapes(truth).call();
        new Inherited(truth).call();
        truth.print();
    }
}
