package io.opvitals.testapp.guarded;

/** An interface, so that Spring implements it anew as its proxy. */
interface Answering<T> {

    String answer(T flaky);
}
