package io.opvitals.it.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A cable between a browser and an agent, which can be cut and mended. */
final class Relay implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final List<Socket> open = new ArrayList<>();
    private boolean cut;

    /** @param target the agent's port on loopback */
    Relay(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Ends all connections, and takes new ones only to end them. */
    synchronized void cut() {
        cut = true;
        open.forEach(Relay::end);
        open.clear();
    }

    synchronized void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException e) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private synchronized void join(Socket client) throws IOException {
        if (cut) {
            end(client);
            return;
        }
        Socket agent = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(agent);
        start(() -> copy(client, agent));
        start(() -> copy(agent, client));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    private static void end(Socket socket) {
        try {
            // At once, with a reset, as a server that dies.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
    }
}
