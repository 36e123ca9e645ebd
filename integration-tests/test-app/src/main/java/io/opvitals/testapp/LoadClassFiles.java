package io.opvitals.testapp;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Loads every class file of a folder in a class loader of its own and calls it with 0 to 9 and then with a negative number,
 * on which it throws. What it answers is checked here: for {@code n}, {@code 2 n + 1}.
 */
public final class LoadClassFiles {

    private static final int CALLS = 10;

    private LoadClassFiles() {}

    public static void main(String[] arguments) throws Exception {
        File folder = new File(arguments[0]);
        String[] files = folder.list((in, name) -> name.endsWith(".class"));
        if (files == null || files.length == 0) {
            throw new IllegalArgumentException(folder + " (expected: a folder of class files)");
        }
        Arrays.sort(files);
        Truth truth = new Truth();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toURI().toURL()})) {
            for (String each : files) {
                String name = each.substring(0, each.length() - ".class".length());
                call(name, loader, truth);
            }
        }
        truth.print();
    }

    private static void call(String name, ClassLoader loader, Truth truth) throws Exception {
        IntUnaryOperator loaded = Class.forName(name, true, loader)
                .asSubclass(IntUnaryOperator.class)
                .getConstructor()
                .newInstance();
        for (int i = 0; i < CALLS; i++) {
            int answer = loaded.applyAsInt(i);
            if (answer != 2 * i + 1) {
                throw new IllegalStateException(
                        name + ": " + answer + " for " + i + " (expected: " + (2 * i + 1) + ")");
            }
        }
        try {
            int answer = loaded.applyAsInt(-1);
            throw new IllegalStateException(name + ": " + answer + " for -1 (expected: an exception)");
        } catch (IllegalArgumentException e) {
            System.out.println(name + " threw " + e.getMessage());
        }
        truth.count("class-files." + name, "success", CALLS);
        truth.count("class-files." + name, "error", 1);
    }
}
