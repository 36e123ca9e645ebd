package io.opvitals.agent.web;

/**
 * What the server says about itself.
 *
 * @param connections connections open now, WebSockets too
 * @param liveClients WebSockets open now
 * @param refusedRequests requests refused since the start because their client sent too many
 */
public record ServerNumbers(int connections, int liveClients, long refusedRequests) {

    public static final ServerNumbers NONE = new ServerNumbers(0, 0, 0);
}
