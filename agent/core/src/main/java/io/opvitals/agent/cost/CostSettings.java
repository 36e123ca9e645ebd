package io.opvitals.agent.cost;

import io.opvitals.agent.config.MoneyText;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.rule.Glob;
import java.io.File;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of costs. Read in premain, too: no lambda in here.
 *
 * @param priceBook its file; {@code null} for none
 * @param zone where days and months begin
 * @param budgets in the order of wrappers, a day's before a month's
 * @param perCall fixed prices of wrappers, for calls that no entry of the price book fits
 * @param untracked wrappers whose costs are not added up
 */
public record CostSettings(
        @Nullable File priceBook, ZoneId zone, List<Budget> budgets, List<Tariff> perCall, Set<String> untracked) {

    private static final ZoneId UTC = ZoneId.ofOffset("UTC", ZoneOffset.UTC);

    public static final CostSettings NONE = new CostSettings(null, UTC, List.of(), List.of(), Set.of());

    /** What no provider asks money for. */
    private static final Set<String> FREE = Set.of("rejected");

    public CostSettings {
        budgets = List.copyOf(budgets);
        perCall = List.copyOf(perCall);
        untracked = Set.copyOf(untracked);
    }

    /**
     * What these settings say.
     *
     * @param problems gets what is wrong, which is left out
     */
    public static CostSettings of(Settings settings, List<String> problems) {
        List<Budget> budgets = new ArrayList<>();
        Set<String> wrappers = new TreeSet<>(settings.names(Setting.WRAPPER_BUDGET_DAILY));
        wrappers.addAll(settings.names(Setting.WRAPPER_BUDGET_MONTHLY));
        for (String each : wrappers) {
            add(budgets, settings, Setting.WRAPPER_BUDGET_DAILY, each, Budget.Period.DAY, problems);
            add(budgets, settings, Setting.WRAPPER_BUDGET_MONTHLY, each, Budget.Period.MONTH, problems);
        }
        List<Tariff> perCall = new ArrayList<>();
        for (String each : settings.names(Setting.WRAPPER_COST_PER_CALL)) {
            if (settings.isSet(Setting.WRAPPER_COST_PER_CALL, each)) {
                perCall.add(perCall(each, settings.text(Setting.WRAPPER_COST_PER_CALL, each)));
            }
        }
        Set<String> untracked = new TreeSet<>();
        for (String each : settings.names(Setting.WRAPPER_COST_TRACKING)) {
            if (!settings.flag(Setting.WRAPPER_COST_TRACKING, each)) {
                untracked.add(each);
            }
        }
        File book = settings.isSet(Setting.COST_PRICE_BOOK_FILE)
                ? new File(settings.text(Setting.COST_PRICE_BOOK_FILE))
                : null;
        return new CostSettings(book, zone(settings, problems), budgets, perCall, untracked);
    }

    private static void add(
            List<Budget> budgets,
            Settings settings,
            Setting setting,
            String wrapper,
            Budget.Period period,
            List<String> problems) {
        if (!settings.isSet(setting, wrapper)) {
            return;
        }
        String text = settings.text(setting, wrapper);
        try {
            budgets.add(new Budget(wrapper, period, MoneyText.amount(text), MoneyText.currency(text)));
        } catch (IllegalArgumentException e) {
            problems.add(setting.key(wrapper) + ": " + e.getMessage());
        }
    }

    private static Tariff perCall(String wrapper, String text) {
        BigDecimal amount = MoneyText.amount(text);
        return new Tariff(
                Setting.WRAPPER_COST_PER_CALL.key(wrapper),
                new Glob(wrapper),
                new Glob("*"),
                List.of(),
                FREE,
                MoneyText.currency(text),
                amount,
                List.of());
    }

    private static ZoneId zone(Settings settings, List<String> problems) {
        String text = settings.text(Setting.COST_TIME_ZONE);
        if (text.equals("UTC")) {
            return UTC;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            problems.add(Setting.COST_TIME_ZONE.key() + ": '" + text
                    + "' (expected: UTC or the name of a time zone such as Europe/Berlin)");
            return UTC;
        }
    }
}
