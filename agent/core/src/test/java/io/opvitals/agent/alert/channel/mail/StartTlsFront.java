package io.opvitals.agent.alert.channel.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks STARTTLS in front of a mail server that does not: GreenMail has none for SMTP. Everything else is GreenMail's. */
final class StartTlsFront implements AutoCloseable {

    private final ServerSocket server;
    private final int behind;
    private final SSLContext tls;

    private final List<String> inTheClear = new CopyOnWriteArrayList<>();

    StartTlsFront(int behind, SSLContext tls) throws IOException {
        this.behind = behind;
        this.tls = tls;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "starttls-front");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Commands that came before TLS did. */
    List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    Socket mail = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                speak(client, mail);
            } catch (IOException e) {
                // That connection is over.
            }
        }
    }

    private void speak(Socket client, Socket mail) throws IOException {
        BufferedReader answers = reader(mail.getInputStream());
        String greeting = answers.readLine();
        OutputStream toClient = client.getOutputStream();
        write(toClient, greeting + "\r\n");
        BufferedReader commands = reader(client.getInputStream());
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            inTheClear.add(line);
            if (line.startsWith("EHLO")) {
                write(toClient, "250-front\r\n250 STARTTLS\r\n");
            } else if (line.equals("STARTTLS")) {
                write(toClient, "220 go on\r\n");
                break;
            } else {
                write(toClient, "530 Must issue a STARTTLS command first\r\n");
            }
        }
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
        secure.setUseClientMode(false);
        secure.startHandshake();
        Thread back = new Thread(() -> pipe(mail, secure));
        back.setDaemon(true);
        back.start();
        pipe(secure, mail);
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One of them has gone.
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
