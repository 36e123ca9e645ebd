package io.opvitals.agent.alert.channel.local;

import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import java.io.PrintStream;

/** Prints notifications where the agent's table goes. */
public final class ConsoleChannel implements Channel {

    private final PrintStream out;
    private final MessageText text;

    public ConsoleChannel(PrintStream out, MessageText text) {
        this.out = out;
        this.text = text;
    }

    /** In one piece, so that nothing of the application's comes in between. */
    @Override
    public void deliver(Notification notification) throws DeliveryException {
        String body = text.body(notification).stripTrailing();
        out.print("\nopvitals  " + body + "\n\n");
        if (out.checkError()) {
            throw DeliveryException.forNow("the console takes no more (expected: an open standard output)");
        }
    }
}
