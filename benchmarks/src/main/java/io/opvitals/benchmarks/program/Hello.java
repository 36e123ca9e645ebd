package io.opvitals.benchmarks.program;

/** Hello world, in which no method is monitored. */
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
