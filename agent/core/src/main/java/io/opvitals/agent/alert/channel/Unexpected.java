package io.opvitals.agent.alert.channel;

/** Why a channel cannot even try: a mistake in it, or a module of the JDK that this runtime lacks. */
public final class Unexpected {

    private static final String HTTP = "java/net/http/";

    private Unexpected() {}

    /** In words that say what to do. */
    public static String reason(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof LinkageError
                    && String.valueOf(each.getMessage()).contains(HTTP)) {
                return "this runtime has no java.net.http (expected: --add-modules java.net.http)";
            }
        }
        return "fails with " + failure;
    }
}
