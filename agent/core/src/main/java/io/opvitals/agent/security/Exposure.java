package io.opvitals.agent.security;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Who can reach the server, and what it therefore needs before it may start.
 *
 * <p>In development on a loopback address nobody logs in: whoever can reach it is on the machine already. Everything else
 * needs a login, and no password or session goes over a network in the clear.
 *
 * @param environment {@code development}, {@code staging} or {@code production}
 * @param host the address it listens on, as configured
 * @param isLoopback whether only this machine reaches that address
 * @param alwaysLogin whether one logs in even where one need not
 * @param hasCertificate whether the server speaks TLS itself
 * @param isTlsTerminated whether somebody states that a proxy in front of it does
 */
public record Exposure(
        String environment,
        String host,
        boolean isLoopback,
        boolean alwaysLogin,
        boolean hasCertificate,
        boolean isTlsTerminated) {

    private static final String DEVELOPMENT = "development";

    public static Exposure of(Settings settings) {
        String host = settings.text(Setting.SERVER_HOST);
        return new Exposure(
                settings.text(Setting.ENVIRONMENT).toLowerCase(Locale.ROOT),
                host,
                isLoopback(host),
                settings.text(Setting.SECURITY_LOGIN).equalsIgnoreCase("required"),
                settings.isSet(Setting.SERVER_TLS_CERTIFICATE),
                settings.flag(Setting.SERVER_TLS_TERMINATED));
    }

    /**
     * The same if the configuration is right; a login is needed where it is wrong about what this depends on: somebody who
     * misspelt {@code production} did not mean development.
     *
     * @param wrong keys of settings with something wrong
     */
    public Exposure withMistakes(Collection<String> wrong) {
        boolean isUncertain = wrong.contains(Setting.ENVIRONMENT.key())
                || wrong.contains(Setting.SECURITY_LOGIN.key())
                || wrong.contains(Setting.SERVER_HOST.key());
        return isUncertain ? new Exposure(environment, host, isLoopback, true, hasCertificate, isTlsTerminated) : this;
    }

    /** Whether everybody must say who they are. */
    public boolean needsLogin() {
        return alwaysLogin || isOpenToOthers();
    }

    /** Whether what goes over the network is encrypted, so that cookies may say that they are for such connections only. */
    public boolean isEncrypted() {
        return hasCertificate || isTlsTerminated;
    }

    /**
     * Why the server must not start; empty if it may.
     *
     * @param canSomebodyLogIn whether there are users, or the first one can be made
     */
    public List<String> problems(boolean canSomebodyLogIn) {
        List<String> problems = new ArrayList<>();
        if (isOpenToOthers() && !isEncrypted()) {
            problems.add(Setting.SERVER_TLS_CERTIFICATE.key() + ": not set (expected " + why()
                    + ": a PEM file, or " + Setting.SERVER_TLS_TERMINATED.key()
                    + "=true where a proxy in front of the server speaks TLS)");
        }
        if (needsLogin() && !canSomebodyLogIn) {
            problems.add(Setting.USER_PASSWORD_HASH.key() + ": nobody can log in (expected " + why()
                    + ": at least one admin in the configuration, or a data directory that can be written,"
                    + " where the first one is kept)");
        }
        return problems;
    }

    private boolean isOpenToOthers() {
        return !isLoopback || !environment.equals(DEVELOPMENT);
    }

    private String why() {
        if (!environment.equals(DEVELOPMENT)) {
            return "in environment " + environment;
        }
        return isLoopback ? "with " + Setting.SECURITY_LOGIN.key() + "=required" : "on host " + host;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
