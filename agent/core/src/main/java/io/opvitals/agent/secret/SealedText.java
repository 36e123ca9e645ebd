package io.opvitals.agent.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts values of the configuration: AES-256-GCM, written <code>${enc:...}</code> with the version, the
 * nonce and the sealed bytes in Base64 for URLs. For any thread.
 */
public final class SealedText {

    static final String BEGIN = "${enc:";
    static final String END = "}";

    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What is sealed says what it is for: it opens as nothing else. */
    private static final byte[] PURPOSE = "opvitals configuration 1".getBytes(StandardCharsets.US_ASCII);

    private static final String EXPECTED = " (expected: as the command encrypt prints it)";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key as {@link #newKey()} gave it
     * @throws IllegalArgumentException when it is none; the message does not show it
     */
    public SealedText(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a key that is not Base64 for URLs" + EXPECTED);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + bytes.length + " bytes (expected: " + KEY_BYTES
                    + ", as the command encrypt prints it)");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** A new key at random. */
    public static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The text as it may stand in a file; another each time. */
    public String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all = ByteBuffer.allocate(1 + nonce.length + sealed.length);
            all.put(VERSION).put(nonce).put(sealed);
            return BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(all.array()) + END;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime has no AES-GCM (expected: one with the provider SunJCE)", e);
        }
    }

    /**
     * Gives the text back.
     *
     * @param sealed with or without <code>${enc:</code> and <code>}</code>
     * @throws IllegalArgumentException when it was sealed with another key, or was changed
     */
    public String open(String sealed) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(bare(sealed.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("${enc:} of something that is not Base64 for URLs" + EXPECTED);
        }
        if (all.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || all[0] != VERSION) {
            throw new IllegalArgumentException("${enc:} of " + all.length + " bytes that are not sealed" + EXPECTED);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(all, 1, nonce, 0, NONCE_BYTES);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, 1 + NONCE_BYTES, all.length - 1 - NONCE_BYTES);
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return chars.toString();
        } catch (GeneralSecurityException | CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "${enc:} cannot be opened with the key given (expected: sealed with this key, and unchanged)");
        }
    }

    @Override
    public String toString() {
        return "SealedText";
    }

    private static String bare(String sealed) {
        return sealed.startsWith(BEGIN) && sealed.endsWith(END)
                ? sealed.substring(BEGIN.length(), sealed.length() - END.length())
                : sealed;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }
}
