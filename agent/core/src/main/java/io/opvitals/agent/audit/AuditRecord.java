package io.opvitals.agent.audit;

/**
 * An entry in its place in the log.
 *
 * @param number 1 for the first entry that was ever written, then one more each
 * @param entry what was done
 * @param previous the hash of the entry before, 64 zeros before the first
 * @param hash SHA-256 of all of this but itself, in hexadecimal digits
 */
public record AuditRecord(long number, AuditEntry entry, String previous, String hash) {}
