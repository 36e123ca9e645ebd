/**
 * The agent's HTTP server. {@link io.opvitals.agent.web.WebServer} listens; each request goes through {@code Dispatcher}:
 * gate, rate, route, parameters, body, endpoint. What can be asked stands in one table
 * ({@link io.opvitals.agent.web.route.Routes}); who answers lives in {@code web.api}; how things look in JSON, in
 * {@code web.view}; the WebSocket, in {@code web.live}; logins, in {@code web.security}; the dashboard's files, in {@code web.page}.
 *
 * <p>Only this package and those below it know Jetty. Nothing in here blocks: a body is read as it comes, an answer is
 * written as the client takes it. None of these classes is loaded where the server is off, nor before it starts, which is
 * off the application's start-up path.
 */
@NullMarked
package io.opvitals.agent.web;

import org.jspecify.annotations.NullMarked;
