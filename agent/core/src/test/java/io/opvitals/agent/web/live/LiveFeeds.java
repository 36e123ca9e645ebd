package io.opvitals.agent.web.live;

import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.Masker;
import java.time.Duration;
import java.util.Map;

/** Live feeds for servers under test. */
public final class LiveFeeds {

    private LiveFeeds() {}

    /** One with nothing to tell. */
    public static LiveFeed silent(AgentLog log) {
        return new LiveFeed(
                new EventLog(), new ExceptionLog(new Masker()), Map.of(), Duration.ofSeconds(30), Ticker.system(), log);
    }
}
