/**
 * The table of what can be asked over HTTP: no server in here.
 *
 * <p>A {@link io.opvitals.agent.web.route.Route} is one row: method, path, {@link io.opvitals.agent.web.route.Access},
 * parameters, body, answers, and the {@link io.opvitals.agent.web.route.Endpoint} that answers. The rows stand in one
 * place, {@code io.opvitals.agent.RouteTable}; to add one, write an endpoint in {@code web.api} and a row there. From the
 * table come the check of every parameter and body, the {@link io.opvitals.agent.web.route.OpenApi} document, and who may
 * ask what.
 *
 * <p>An endpoint gets a {@link io.opvitals.agent.web.route.Call} and gives an {@link io.opvitals.agent.web.route.Answer},
 * or throws a {@link io.opvitals.agent.web.route.Problem}. JSON is written with Jackson's generator
 * ({@link io.opvitals.agent.web.route.Json}) and described by a {@link io.opvitals.agent.web.route.Schema}; a test holds
 * each answer against its schema.
 */
@NullMarked
package io.opvitals.agent.web.route;

import org.jspecify.annotations.NullMarked;
