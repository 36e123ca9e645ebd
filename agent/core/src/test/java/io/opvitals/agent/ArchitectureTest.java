package io.opvitals.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of the house: what docs/architecture.md draws, as rules. Extend it; never exempt a class from it. */
@AnalyzeClasses(packages = "io.opvitals", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.opvitals..")
            .layer("root")
            .definedBy("io.opvitals.agent")
            .optionalLayer("console")
            .definedBy("io.opvitals.agent.console..")
            .optionalLayer("cli")
            .definedBy("io.opvitals.agent.cli..")
            .optionalLayer("web")
            .definedBy("io.opvitals.agent.web..")
            .optionalLayer("fleet")
            .definedBy("io.opvitals.agent.fleet..")
            .optionalLayer("prometheus")
            .definedBy("io.opvitals.agent.prometheus..")
            .optionalLayer("series")
            .definedBy("io.opvitals.agent.series..")
            .optionalLayer("history")
            .definedBy("io.opvitals.agent.history..")
            .optionalLayer("promql")
            .definedBy("io.opvitals.agent.promql..")
            .optionalLayer("template")
            .definedBy("io.opvitals.agent.template..")
            .optionalLayer("alert")
            .definedBy(
                    "io.opvitals.agent.alert",
                    "io.opvitals.agent.alert.rule..",
                    "io.opvitals.agent.alert.route..",
                    "io.opvitals.agent.alert.silence..",
                    "io.opvitals.agent.alert.store..",
                    "io.opvitals.agent.alert.dispatch..",
                    "io.opvitals.agent.alert.manage..")
            .optionalLayer("channel")
            .definedBy("io.opvitals.agent.alert.channel..")
            .optionalLayer("cost")
            .definedBy("io.opvitals.agent.cost..")
            .optionalLayer("insight")
            .definedBy("io.opvitals.agent.insight..")
            .optionalLayer("jmx")
            .definedBy("io.opvitals.agent.jmx..")
            .optionalLayer("jfr")
            .definedBy("io.opvitals.agent.jfr..")
            .optionalLayer("event")
            .definedBy("io.opvitals.agent.event..")
            .optionalLayer("check")
            .definedBy("io.opvitals.agent.check..")
            .optionalLayer("slo")
            .definedBy("io.opvitals.agent.slo..")
            .optionalLayer("security")
            .definedBy("io.opvitals.agent.security..")
            .optionalLayer("audit")
            .definedBy("io.opvitals.agent.audit..")
            .optionalLayer("storage")
            .definedBy("io.opvitals.agent.storage..")
            .optionalLayer("secret")
            .definedBy("io.opvitals.agent.secret..")
            .optionalLayer("export")
            .definedBy("io.opvitals.agent.export..")
            .optionalLayer("trace")
            .definedBy("io.opvitals.agent.trace..")
            .layer("governor")
            .definedBy("io.opvitals.agent.governor..")
            .layer("health")
            .definedBy("io.opvitals.agent.health..")
            .layer("collect")
            .definedBy("io.opvitals.agent.collect..")
            .layer("integration")
            .definedBy("io.opvitals.agent.integration..")
            .layer("guard")
            .definedBy("io.opvitals.agent.guard..")
            .layer("cache")
            .definedBy("io.opvitals.agent.cache..")
            .layer("weak")
            .definedBy("io.opvitals.agent.weak..")
            .layer("instrument")
            .definedBy("io.opvitals.agent.instrument..")
            .layer("async")
            .definedBy("io.opvitals.agent.async..")
            .layer("operation")
            .definedBy("io.opvitals.agent.operation..")
            .layer("tracecontext")
            .definedBy("io.opvitals.agent.tracecontext..")
            .layer("rule")
            .definedBy("io.opvitals.agent.rule..")
            .layer("config")
            .definedBy("io.opvitals.agent.config..")
            .layer("log")
            .definedBy("io.opvitals.agent.log..")
            .layer("time")
            .definedBy("io.opvitals.agent.time..")
            .layer("bootstrap")
            .definedBy("io.opvitals.bootstrap..")
            .optionalLayer("adapters")
            .definedBy("io.opvitals.adapter..")
            .optionalLayer("api")
            .definedBy("io.opvitals.api..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("fleet")
            .mayOnlyBeAccessedByLayers("root", "web")
            .whereLayer("prometheus")
            .mayOnlyBeAccessedByLayers("root", "web")
            .whereLayer("series")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "web",
                    "prometheus",
                    "history",
                    "promql",
                    "alert",
                    "channel",
                    "cost",
                    "insight",
                    "cli",
                    "fleet")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("root", "web", "promql", "alert", "cost", "insight", "cli")
            .whereLayer("promql")
            .mayOnlyBeAccessedByLayers("root", "web", "alert", "insight", "cli", "fleet")
            .whereLayer("template")
            .mayOnlyBeAccessedByLayers("root", "web", "alert", "channel", "cli")
            .whereLayer("alert")
            .mayOnlyBeAccessedByLayers("root", "web", "cli", "insight")
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers("root", "web", "alert")
            .whereLayer("cost")
            .mayOnlyBeAccessedByLayers("root", "web", "cli", "insight", "export", "series")
            .whereLayer("insight")
            .mayOnlyBeAccessedByLayers("root", "web")
            .whereLayer("jmx")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("jfr")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("root", "web", "alert", "insight")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("root", "web", "prometheus", "export", "event", "series")
            .whereLayer("slo")
            .mayOnlyBeAccessedByLayers("root", "web", "prometheus", "export", "event", "series", "insight")
            .whereLayer("security")
            .mayOnlyBeAccessedByLayers("root", "web", "cli")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("root", "web", "cli", "security", "config", "alert")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "web",
                    "cli",
                    "security",
                    "config",
                    "audit",
                    "history",
                    "alert",
                    "channel",
                    "cost",
                    "insight",
                    "event")
            .whereLayer("secret")
            .mayOnlyBeAccessedByLayers("root", "web", "cli", "security", "config", "channel")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("root", "web", "prometheus", "series")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("root", "export", "web", "event")
            .whereLayer("governor")
            .mayOnlyBeAccessedByLayers("root", "web")
            .whereLayer("health")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "console",
                    "export",
                    "trace",
                    "governor",
                    "web",
                    "prometheus",
                    "jmx",
                    "event",
                    "check",
                    "slo",
                    "series",
                    "history",
                    "alert",
                    "cost",
                    "insight",
                    "fleet")
            .whereLayer("collect")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "console",
                    "export",
                    "trace",
                    "governor",
                    "health",
                    "web",
                    "prometheus",
                    "jmx",
                    "event",
                    "slo",
                    "series",
                    "history",
                    "cost",
                    "insight",
                    "fleet")
            .whereLayer("integration")
            .mayOnlyBeAccessedByLayers("root", "async")
            .whereLayer("async")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("guard")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "export",
                    "health",
                    "integration",
                    "web",
                    "prometheus",
                    "event",
                    "series",
                    "insight",
                    "fleet")
            .whereLayer("cache")
            .mayOnlyBeAccessedByLayers("root", "integration", "series", "insight", "web", "export")
            .whereLayer("weak")
            .mayOnlyBeAccessedByLayers("guard", "cache", "integration")
            .whereLayer("instrument")
            .mayOnlyBeAccessedByLayers("root", "integration", "web")
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers(
                    "root",
                    "console",
                    "export",
                    "trace",
                    "governor",
                    "health",
                    "collect",
                    "integration",
                    "instrument",
                    "async",
                    "web",
                    "prometheus",
                    "jmx",
                    "jfr",
                    "event",
                    "slo",
                    "series",
                    "history",
                    "promql",
                    "cost",
                    "insight",
                    "fleet")
            .whereLayer("tracecontext")
            .mayOnlyBeAccessedByLayers("root", "operation", "export", "trace")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("root", "instrument", "operation", "cost")
            .whereLayer("adapters")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bootstrap")
            .mayOnlyBeAccessedByLayers(
                    "root", "adapters", "integration", "guard", "cache", "instrument", "async", "operation", "check")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("io.opvitals.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_EXPORT_KNOWS_OPENTELEMETRY = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule ONLY_WEB_KNOWS_THE_HTTP_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule ONLY_PROMETHEUS_KNOWS_ITS_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.prometheus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.prometheus..");

    @ArchTest
    static final ArchRule ONLY_CONFIG_KNOWS_YAML = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule ONLY_CLI_KNOWS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule ONLY_INSTRUMENT_KNOWS_BYTECODE = noClasses()
            .that()
            .resideOutsideOfPackages("io.opvitals.agent.instrument..", "io.opvitals.agent.integration..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..");

    @ArchTest
    static final ArchRule ONLY_TIME_READS_THE_CLOCKS = noClasses()
            .that()
            .resideOutsideOfPackage("io.opvitals.agent.time..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_LOG_KNOWS_THE_JDKS_LOGGING = noClasses()
            .that()
            .resideOutsideOfPackages("io.opvitals.agent.log..", "io.opvitals.agent.export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule THE_DOOR_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("io.opvitals.bootstrap..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("io.opvitals.bootstrap.."))
                    .or(resideInAPackage("org.jspecify..")));

    @ArchTest
    static final ArchRule NOTHING_EXITS_OR_PRINTS_ON_THE_APPLICATIONS_STREAMS = noClasses()
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "err");
}
