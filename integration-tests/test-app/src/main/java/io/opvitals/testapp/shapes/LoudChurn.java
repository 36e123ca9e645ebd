package io.opvitals.testapp.shapes;

/** A subclass that overrides a method that stays woven, and one that comes and goes. */
public class LoudChurn extends Churn {

    @Override
    int keep1(int number) {
        loud++;
        return super.keep1(number);
    }

    @Override
    int swap0(int number) {
        return super.swap0(number) + 1;
    }
}
