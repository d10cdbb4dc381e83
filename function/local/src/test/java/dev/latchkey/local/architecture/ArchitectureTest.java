package dev.latchkey.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the architecture, for all modules at once. */
class ArchitectureTest {
    /** The floors of the functions, from the top to the bottom: a class knows its own floor and those below. */
    private static final List<String> FLOORS = List.of(
            "dev.latchkey.*", // the shells, one for each function
            "dev.latchkey.*.priming",
            "dev.latchkey.*.aws..",
            "dev.latchkey.*.endpoint",
            "dev.latchkey.*.grant",
            "dev.latchkey.*.dpop",
            "dev.latchkey.lambda",
            "dev.latchkey.aws..",
            "dev.latchkey.http",
            "dev.latchkey.grant",
            "dev.latchkey.request",
            "dev.latchkey.json",
            "dev.latchkey.oauth");

    private static final String[] CORE =
            FLOORS.stream().filter(floor -> !floor.contains("*")).toArray(String[]::new);

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOptions(List.of(new ImportOption.DoNotIncludeTests(), ArchitectureTest::isNoTestJar))
            .importPackages("dev.latchkey");

    private static final JavaClasses FUNCTIONS =
            HOUSE.that(JavaClass.Predicates.resideOutsideOfPackage("dev.latchkey.local.."));

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar");
    }

    private static void check(ArchRule rule) {
        rule.check(FUNCTIONS);
    }

    @Test
    void house_hasBothItsModules() {
        assertTrue(FUNCTIONS.stream().anyMatch(type -> type.getPackageName().equals("dev.latchkey.oauth")));
        assertTrue(FUNCTIONS.stream().anyMatch(type -> type.getPackageName().equals("dev.latchkey.token.grant")));
    }

    @Test
    void everyClass_standsOnOneOfTheFloors() {
        check(classes().should().resideInAnyPackage(FLOORS.toArray(String[]::new)));
    }

    @Test
    void everyFloor_knowsOnlyThoseBelow() {
        for (int lower = 1; lower < FLOORS.size(); lower++) {
            for (String upper : FLOORS.subList(1, lower)) {
                check(noClasses()
                        .that()
                        .resideInAPackage(FLOORS.get(lower))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(upper));
            }
        }
    }

    @Test
    void core_knowsNoFunction() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.latchkey.token.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "priming"})
    void adapters_knowPortsAndNotThoseWhoCallThem(String caller) {
        check(noClasses()
                .that()
                .resideInAPackage("dev.latchkey.*.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.latchkey.*." + caller));
    }

    @Test
    void adapters_ofDifferentServicesDoNotKnowEachOther() {
        check(SlicesRuleDefinition.slices()
                .matching("dev.latchkey.token.aws.(*)")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void packages_haveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("dev.latchkey.(**)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void oauth_importsOnlyTheJavaPlatform() {
        check(classes()
                .that()
                .resideInAPackage("dev.latchkey.oauth")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.latchkey.oauth", "org.jspecify.."));
    }

    @Test
    void theAwsSdk_isSeenByAdaptersAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.latchkey.aws..", "dev.latchkey.*.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.."));
    }

    @Test
    void lambdasTypes_areSeenByTheShellsAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.latchkey.lambda", "dev.latchkey.token")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda.."));
    }

    @Test
    void theSystemClock_isReadByWiringAlone() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Wiring")
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
                .doNotHaveSimpleName("Settings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }
}
