/**
 * The dashboard: {@link io.opvitals.agent.web.page.PageResource} serves its files, which the module {@code dashboard} has
 * made, from the agent's own jar. The page reads everything else from the API, as any other client does; nothing in here
 * knows what it shows.
 */
@NullMarked
package io.opvitals.agent.web.page;

import org.jspecify.annotations.NullMarked;
