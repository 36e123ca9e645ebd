package io.opvitals.agent.instrument;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a class file without parsing it: whether its constant pool holds one of some texts, and the names of
 * its supertypes. One walk over the pool, Java Virtual Machine Specification 4.4; a malformed file is nobody's business
 * here and reads as "does not hold it, has no supertypes".
 */
final class ClassFileHeader {

    private static final int POOL_COUNT = 8;
    private static final int POOL = 10;

    private final byte[] bytes;
    private final int[] offsets;
    private final int end;
    private final boolean containsText;

    private ClassFileHeader(byte[] bytes, int[] offsets, int end, boolean containsText) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.end = end;
        this.containsText = containsText;
    }

    /** Walks the pool, looking for any of {@code texts}. {@code null} for a file with a constant that is not known. */
    static @Nullable ClassFileHeader read(byte[] bytes, Descriptors texts) {
        if (bytes.length < POOL) {
            return null;
        }
        int count = unsignedShort(bytes, POOL_COUNT);
        int[] offsets = new int[count];
        int at = POOL;
        boolean found = false;
        for (int i = 1; i < count; i++) {
            if (at + 3 > bytes.length) {
                return null;
            }
            offsets[i] = at;
            switch (bytes[at]) {
                case 1 -> { // Utf8
                    int length = unsignedShort(bytes, at + 1);
                    found |= texts.contain(bytes, at + 3, length);
                    at += 3 + length;
                }
                case 5, 6 -> { // Long, Double: two entries
                    at += 9;
                    i++;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 7, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                default -> {
                    return null;
                }
            }
        }
        return at + 8 > bytes.length ? null : new ClassFileHeader(bytes, offsets, at, found);
    }

    boolean containsText() {
        return containsText;
    }

    /** Internal name of the superclass; empty for {@code java.lang.Object} and modules. */
    String superName() {
        return className(unsignedShort(bytes, end + 4));
    }

    int interfaceCount() {
        return unsignedShort(bytes, end + 6);
    }

    /** Internal name of a direct superinterface. */
    String interfaceName(int number) {
        int at = end + 8 + 2 * number;
        return at + 2 > bytes.length ? "" : className(unsignedShort(bytes, at));
    }

    private String className(int constant) {
        if (constant == 0 || constant >= offsets.length) {
            return "";
        }
        int name = unsignedShort(bytes, offsets[constant] + 1);
        int at = offsets[name];
        return new String(bytes, at + 3, unsignedShort(bytes, at + 1), StandardCharsets.UTF_8);
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
