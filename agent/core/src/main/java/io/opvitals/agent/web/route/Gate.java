package io.opvitals.agent.web.route;

import java.util.Map;

/** Stands before every endpoint. For the server's threads, several at once; must not block. */
public interface Gate {

    /**
     * Looks at a request before anything else does, also at one for a path that does not exist.
     *
     * @throws Problem where it must go no further
     */
    void inspect(Incoming incoming);

    /**
     * Lets a request for a route in, and says whose it is.
     *
     * @throws Problem 401 or 403 where it may not
     */
    Caller admit(Incoming incoming, Route route);

    /** Whether a request that was let in, and whose connection stays open, still would be. */
    boolean stillAdmits(Incoming incoming, Route route);

    /** The address of whose request it is; that of the connection, unless a proxy stands in between. */
    String client(Incoming incoming);

    /** Headers that every answer to this request carries, problems included. */
    Map<String, String> headers(Incoming incoming);
}
