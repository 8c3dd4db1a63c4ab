package org.preau.main;

import java.util.List;
import java.util.Optional;
import org.preau.template.BringTemplate;
import org.preau.template.TemplateGround;
import org.preau.template.TemplateRoutes;
import org.preau.web.Route;

/** Puts together the writing of templates, where the operator allows it. */
final class TemplateWiring {

    private TemplateWiring() {}

    /** Brings templates in; empty where the operator has nobody write any. */
    static Optional<BringTemplate> bring(House house) {
        return house.settings().yes(Setting.TEMPLATES)
                ? Optional.of(
                        new BringTemplate(
                                house.database(), ThemeWiring.sandbox(), ThemeWiring.themes()))
                : Optional.empty();
    }

    static List<Route> routes(House house) {
        if (!house.settings().yes(Setting.TEMPLATES)) {
            return List.of();
        }
        return TemplateRoutes.of(
                new TemplateGround(
                        house.database(),
                        house.pages(),
                        house.messages(),
                        house.origins(),
                        ThemeWiring.themes(),
                        ThemeWiring.sandbox(),
                        ThemeWiring.pages(house)));
    }
}
