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
            "dev.latchkey.*.page",
            "dev.latchkey.*.recheck",
            "dev.latchkey.*.flow",
            "dev.latchkey.*.session",
            "dev.latchkey.*.metadata",
            "dev.latchkey.*.provider",
            "dev.latchkey.*.access",
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
            .importPackages("dev.latchkey")
            // Generated from the page's templates: a part of that package.
            .that(JavaClass.Predicates.resideOutsideOfPackage("dev.latchkey.signin.page.templates"));

    private static final JavaClasses FUNCTIONS =
            HOUSE.that(JavaClass.Predicates.resideOutsideOfPackages("dev.latchkey.local..", "dev.latchkey.operator.."));

    private static final JavaClasses OPERATOR =
            HOUSE.that(JavaClass.Predicates.resideInAPackage("dev.latchkey.operator.."));

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar");
    }

    private static void check(ArchRule rule) {
        rule.check(FUNCTIONS);
    }

    @Test
    void house_hasAllItsModules() {
        assertTrue(FUNCTIONS.stream().anyMatch(type -> type.getPackageName().equals("dev.latchkey.oauth")));
        assertTrue(FUNCTIONS.stream().anyMatch(type -> type.getPackageName().equals("dev.latchkey.token.grant")));
        assertTrue(FUNCTIONS.stream().anyMatch(type -> type.getPackageName().equals("dev.latchkey.signin.flow")));
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
                .resideInAnyPackage("dev.latchkey.token..", "dev.latchkey.signin.."));
    }

    @Test
    void functions_doNotKnowEachOther() {
        check(SlicesRuleDefinition.slices()
                .matching("dev.latchkey.(token|signin)..")
                .should()
                .notDependOnEachOther());
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
                .resideInAnyPackage("java..", "javax.crypto..", "dev.latchkey.oauth", "org.jspecify.."));
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
    void theAwsSdk_isSeenByTheOperatorsAdaptersAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.latchkey.operator.aws")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(OPERATOR);
    }

    @Test
    void lambdasTypes_areSeenByTheShellsAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.latchkey.lambda", "dev.latchkey.token", "dev.latchkey.signin")
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
