/** TLS for the server: {@link io.opvitals.agent.web.tls.ServerTls} shows the certificate of two PEM files, always the latest. */
@NullMarked
package io.opvitals.agent.web.tls;

import org.jspecify.annotations.NullMarked;
