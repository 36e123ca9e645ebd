package io.opvitals.agent.integration.sample;

/** Stands for another class of the same library. */
public final class OtherThing {}
