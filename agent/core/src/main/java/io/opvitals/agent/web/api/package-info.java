/**
 * Who answers: one small class for each resource, with a method for each of its routes. It gets what it reads by its
 * constructor, and takes a {@link io.opvitals.agent.web.route.Call}. The rows that lead here stand in
 * {@code io.opvitals.agent.RouteTable}.
 */
@NullMarked
package io.opvitals.agent.web.api;

import org.jspecify.annotations.NullMarked;
