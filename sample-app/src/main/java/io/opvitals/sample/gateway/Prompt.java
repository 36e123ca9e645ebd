package io.opvitals.sample.gateway;

/**
 * What a model is asked.
 *
 * @param text the whole of it
 * @param plain whether it was made without a template, because the store did not answer
 */
public record Prompt(String text, boolean plain) {}
