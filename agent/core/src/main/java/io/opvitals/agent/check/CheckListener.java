package io.opvitals.agent.check;

/** Is told when a check's status changes, on a thread of the checks. It must be quick. */
public interface CheckListener {

    /**
     * The status of one check is another one.
     *
     * @param before what it said before
     * @param now what it says now
     */
    void onChange(CheckResult before, CheckResult now);
}
