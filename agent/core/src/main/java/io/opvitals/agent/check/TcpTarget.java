package io.opvitals.agent.check;

import io.opvitals.agent.check.CheckSettings.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether a connection can be made; it is closed at once. */
final class TcpTarget implements HealthCheck {

    private final Target target;

    TcpTarget(Target target) {
        this.target = target;
    }

    @Override
    public Finding look() throws IOException {
        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(
                    target.address().getHost(), target.address().getPort());
            if (address.isUnresolved()) {
                return Finding.unhealthy(target.shown() + " has no address (expected: a host name that resolves)");
            }
            socket.connect(
                    address, (int) Math.min(Integer.MAX_VALUE, target.timeout().toMillis()));
            return Finding.healthy(target.shown() + " takes connections");
        }
    }
}
