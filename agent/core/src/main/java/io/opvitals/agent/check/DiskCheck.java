package io.opvitals.agent.check;

import java.io.File;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the disks that the process writes to have room. */
final class DiskCheck implements HealthCheck {

    private final List<File> places;
    private final DoubleSupplier above;

    /**
     * @param places folders on the disks to look at; those that do not exist are left out
     * @param above the share of a disk that may be used
     */
    DiskCheck(List<File> places, DoubleSupplier above) {
        this.places = List.copyOf(places);
        this.above = above;
    }

    @Override
    public Finding look() {
        @Nullable File fullest = null;
        double most = -1;
        for (File each : places) {
            double used = used(each);
            if (used > most) {
                most = used;
                fullest = each;
            }
        }
        if (fullest == null) {
            return Finding.unknown("the JVM does not tell the size of any disk");
        }
        String seen = Percent.of(most) + " used at " + fullest;
        return most > above.getAsDouble()
                ? Finding.unhealthy(seen + " (expected: at most " + Percent.of(above.getAsDouble()) + ")")
                : Finding.healthy(seen);
    }

    /** By what this process could still write, which is less than what is free where the system keeps a reserve. */
    private static double used(File place) {
        long total = place.getTotalSpace();
        return total <= 0 ? -1 : 1 - (double) place.getUsableSpace() / total;
    }
}
