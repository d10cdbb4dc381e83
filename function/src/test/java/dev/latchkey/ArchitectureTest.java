package dev.latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The house as docs/decisions.md draws it. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey");

    private static void check(ArchRule rule) {
        rule.check(PRODUCTION);
    }

    @Test
    void packages_importOnlyWhatStandsBelowThem() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("shell")
                .definedBy("dev.latchkey")
                .layer("endpoint")
                .definedBy("dev.latchkey.endpoint..")
                .layer("adapters")
                .definedBy("dev.latchkey.aws..")
                .layer("credentials")
                .definedBy("dev.latchkey.credentials..")
                .layer("http")
                .definedBy("dev.latchkey.http..")
                .layer("grant")
                .definedBy("dev.latchkey.grant..")
                .layer("dpop")
                .definedBy("dev.latchkey.dpop..")
                .layer("json")
                .definedBy("dev.latchkey.json..")
                .layer("oauth")
                .definedBy("dev.latchkey.oauth..")
                .whereLayer("shell")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("endpoint")
                .mayOnlyBeAccessedByLayers("shell")
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("shell")
                .whereLayer("credentials")
                .mayOnlyBeAccessedByLayers("shell", "endpoint", "adapters")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("shell", "endpoint")
                .whereLayer("grant")
                .mayOnlyBeAccessedByLayers("shell", "endpoint", "adapters", "credentials")
                .whereLayer("dpop")
                .mayOnlyBeAccessedByLayers("shell", "endpoint", "adapters", "grant"));
    }

    @Test
    void packages_haveNoCycles() {
        check(SlicesRuleDefinition.slices()
                .matching("dev.latchkey.(**)")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void oauth_importsOnlyTheJavaPlatform() {
        check(classes()
                .that()
                .resideInAPackage("dev.latchkey.oauth..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.latchkey.oauth..", "org.jspecify.."));
    }

    @Test
    void theAwsSdk_isSeenByAdaptersAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.latchkey.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
    }

    @Test
    void adapters_doNotKnowEachOther() {
        check(SlicesRuleDefinition.slices()
                .matching("dev.latchkey.aws.(*)..")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void lambdasTypes_areSeenByTheShellAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.latchkey")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.."));
    }

    @Test
    void theSystemClock_isReadByWiringAlone() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.latchkey.Wiring")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void theEnvironment_isReadBySettingsAlone() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.latchkey.Settings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }
}
