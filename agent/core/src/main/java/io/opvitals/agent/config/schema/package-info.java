/**
 * What is made from {@link io.opvitals.agent.config.Setting} for people and their editors: the JSON Schema of the
 * configuration file, docs/configuration.schema.json, and the tables of docs/configuration.md. A test fails when one of the
 * two is not what would be made now; {@code docs/generate} makes them.
 *
 * <p>To give a new kind of value a schema: one case in {@link io.opvitals.agent.config.schema.ValueSchema}. Never loaded by
 * the running agent, only by commands and the HTTP API.
 */
@NullMarked
package io.opvitals.agent.config.schema;

import org.jspecify.annotations.NullMarked;
