package io.opvitals.benchmarks.program;

import java.io.IOException;

/** Hello world with one monitored method that stays until its standard input ends, so that its memory can be read. */
public final class HelloResident {

    private HelloResident() {}

    public static void main(String[] args) throws IOException {
        System.out.println(new Greeter().greet("world"));
        System.out.println("READY");
        System.in.transferTo(System.out);
    }
}
