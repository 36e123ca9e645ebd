package io.opvitals.agent.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512 and 210,000 rounds, as OWASP recommends, over a salt of its own.
 * Written {@code pbkdf2-sha512$210000$SALT$HASH}, both in Base64. Immutable.
 *
 * <p>Checking one takes about 0.2 s of a processor, on purpose; who checks must limit how often.
 */
public final class PasswordHash {

    private static final String NAME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 64;
    private static final int MOST_CHARACTERS = 1_024;

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Hashes a password, with a new salt.
     *
     * @throws IllegalArgumentException when it is empty or longer than 1,024 characters
     */
    public static PasswordHash of(char[] password) {
        if (password.length == 0 || password.length > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a password of " + password.length + " characters (expected: 1 to "
                    + MOST_CHARACTERS + " characters)");
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS, HASH_BYTES));
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @throws IllegalArgumentException when it is anything else; the message does not show it
     */
    public static PasswordHash parse(String text) {
        String[] parts = text.strip().split("\\$", -1);
        try {
            if (parts.length == 4 && parts[0].equals(NAME)) {
                int rounds = Integer.parseInt(parts[1]);
                byte[] salt = Base64.getDecoder().decode(parts[2]);
                byte[] hash = Base64.getDecoder().decode(parts[3]);
                if (rounds >= ROUNDS
                        && rounds <= MOST_ROUNDS
                        && isBetween(salt.length, SALT_BYTES)
                        && isBetween(hash.length, HASH_BYTES)) {
                    return new PasswordHash(rounds, salt, hash);
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text that a decoder would show.
        }
        throw new IllegalArgumentException("a password hash that is none (expected: " + NAME + "$" + ROUNDS
                + "$SALT$HASH, as the command hash-password prints it)");
    }

    /**
     * The hash of a password that nobody knows: checking against it takes as long as against that of a user, so that time
     * does not tell which users there are.
     */
    public static PasswordHash ofNobody() {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(ROUNDS, salt, hash);
    }

    /** Whether it is this password. Takes as long for a wrong one as for the right one. */
    public boolean matches(char[] password) {
        boolean possible = password.length > 0 && password.length <= MOST_CHARACTERS;
        char[] tried = possible ? password : new char[] {'-'};
        return MessageDigest.isEqual(derive(tried, salt, rounds, hash.length), hash) && possible;
    }

    /** As it is kept. Not for showing: a short password can be guessed from it. */
    public String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return NAME + "$" + rounds + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    @Override
    public String toString() {
        return NAME;
    }

    private static boolean isBetween(int length, int least) {
        return length >= least && length <= MOST_BYTES;
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds, int bytes) {
        char[] copy = Arrays.copyOf(password, password.length);
        PBEKeySpec spec = new PBEKeySpec(copy, salt, rounds, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime has no PBKDF2WithHmacSHA512 (expected: one with the provider SunJCE)", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(copy, '\0');
        }
    }
}
