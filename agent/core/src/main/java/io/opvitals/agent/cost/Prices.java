package io.opvitals.agent.cost;

import io.opvitals.agent.cost.book.PriceBook;
import io.opvitals.agent.cost.book.PriceBookFile;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.operation.price.Tariffs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has calls charged by the prices that hold now. Used by one thread; what it shows is for any. */
public final class Prices {

    private final Consumer<Tariffs> charging;
    private final AgentLog log;
    private CostSettings settings = CostSettings.NONE;
    private volatile @Nullable PriceBookFile file;
    private volatile Tariffs inForce = Tariffs.NONE;

    /** @param charging told what calls cost from now on, whenever that is something else */
    Prices(Consumer<Tariffs> charging, AgentLog log) {
        this.charging = charging;
        this.log = log;
    }

    /** The file of the price book; {@code null} where there is none. */
    public @Nullable String file() {
        PriceBookFile current = file;
        return current == null ? null : current.path();
    }

    public PriceBook book() {
        PriceBookFile current = file;
        return current == null ? PriceBook.EMPTY : current.book();
    }

    /** What calls are charged by now. */
    public Tariffs inForce() {
        return inForce;
    }

    void apply(CostSettings next) {
        boolean sameBook = Objects.equals(settings.priceBook(), next.priceBook())
                && settings.zone().equals(next.zone());
        settings = next;
        if (sameBook) {
            return;
        }
        PriceBookFile followed =
                next.priceBook() == null ? null : new PriceBookFile(next.priceBook(), next.zone(), log);
        if (followed != null) {
            followed.read();
        }
        file = followed;
    }

    /** Looks whether the file has changed, and whether prices begin or cease to hold. */
    void look(Instant now) {
        PriceBookFile current = file;
        if (current != null) {
            current.look();
        }
        List<Tariff> holding = new ArrayList<>(book().at(now));
        holding.addAll(settings.perCall());
        Tariffs next = new Tariffs(holding, settings.untracked());
        if (!next.equals(inForce)) {
            inForce = next;
            charging.accept(next);
        }
    }
}
