package io.opvitals.agent.security;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The blocks of a PEM file: what stands between a BEGIN and an END line. */
final class Pem {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private Pem() {}

    /**
     * One block.
     *
     * @param label {@code CERTIFICATE}, {@code PRIVATE KEY} and so on
     * @param bytes what it holds, in DER
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares blocks.
    record Block(String label, byte[] bytes) {}

    /** All blocks in order; text around them is left out. */
    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        String label = "";
        StringBuilder base64 = new StringBuilder();
        for (String each : text.lines().toList()) {
            String line = each.strip();
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                label = line.substring(BEGIN.length(), Math.max(BEGIN.length(), line.length() - DASHES.length()));
                base64.setLength(0);
            } else if (line.startsWith(END) && !label.isEmpty()) {
                blocks.add(new Block(label, Base64.getMimeDecoder().decode(base64.toString())));
                label = "";
            } else {
                base64.append(line);
            }
        }
        return blocks;
    }
}
