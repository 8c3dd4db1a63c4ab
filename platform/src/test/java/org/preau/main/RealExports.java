package org.preau.main;

import org.preau.exchange.ExportStatic;

/** The exports as a server makes them, with all that forms and comments add to its pages. */
public final class RealExports {

    private RealExports() {}

    public static ExportStatic files(House house) {
        return ExchangeWiring.exportStatic(house);
    }
}
