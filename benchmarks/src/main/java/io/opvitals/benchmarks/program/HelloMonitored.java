package io.opvitals.benchmarks.program;

/** Hello world with one monitored method, called once. */
public final class HelloMonitored {

    private HelloMonitored() {}

    public static void main(String[] args) {
        System.out.println(new Greeter().greet("world"));
    }
}
