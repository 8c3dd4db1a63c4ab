package org.preau.main;

import java.util.List;
import org.preau.blueprint.BlueprintRoutes;
import org.preau.blueprint.DeleteBlueprint;
import org.preau.blueprint.MakeBlueprint;
import org.preau.blueprint.Outline;
import org.preau.blueprint.ReviewBlueprint;
import org.preau.text.Language;
import org.preau.web.Route;

/** Puts together the models of sites. */
final class BlueprintWiring {

    private BlueprintWiring() {}

    static List<Route> routes(House house) {
        return BlueprintRoutes.of(
                house.database(),
                house.pages(),
                house.messages(),
                new MakeBlueprint(
                        house.database(), house.directory(), house.messages(), house.clock()),
                new ReviewBlueprint(house.database(), house.directory()),
                new DeleteBlueprint(house.database(), house.directory()),
                names());
    }

    private static Outline.Names names() {
        return new Outline.Names() {
            @Override
            public String name(String theme, Language language) {
                return ThemeWiring.themes().named(theme).name(language);
            }

            @Override
            public String picture(String theme) {
                return ThemeWiring.themes().named(theme).preview();
            }
        };
    }
}
