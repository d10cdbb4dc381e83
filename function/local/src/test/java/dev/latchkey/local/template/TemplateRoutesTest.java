package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How template.yaml limits what reaches the function. */
class TemplateRoutesTest {
    private static final TemplateNode RATES = Template.properties("TokenStage").get("RouteSettings");

    private static Set<String> resourcesOf(Set<String> routeKeys) {
        return Template.read().get("Resources").members().entrySet().stream()
                .filter(resource -> resource.getValue().get("Type").text().equals("AWS::ApiGatewayV2::Route"))
                .filter(route -> routeKeys.contains(
                        route.getValue().get("Properties").get("RouteKey").text()))
                .map(route -> route.getKey())
                .collect(Collectors.toSet());
    }

    /** The token endpoint otherwise written, as //v1//token, comes by this route, which has a rate of its own. */
    @Test
    void defaultRoute_letsThroughFewRequestsBesideTheTokenRoutes() {
        assertTrue(RATES.find("$default").isPresent(), "the default route has the stage's rate once more");
        for (String limit : Set.of("ThrottlingRateLimit", "ThrottlingBurstLimit")) {
            assertTrue(Integer.parseInt(RATES.get("$default").get(limit).text()) <= 20, limit);
        }
    }

    /** API Gateway makes no stage that names a route which is not there. */
    @Test
    void routesWithARateOfTheirOwn_areMadeBeforeTheStage() {
        Set<String> before = Template.read()
                .get("Resources")
                .get("TokenStage")
                .find("DependsOn")
                .map(resources -> Set.copyOf(resources.texts()))
                .orElse(Set.of());

        assertEquals(resourcesOf(RATES.members().keySet()), before);
    }
}
