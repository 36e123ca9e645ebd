/** Classes that weaving is tested on. */
package io.opvitals.agent.instrument.sample;
