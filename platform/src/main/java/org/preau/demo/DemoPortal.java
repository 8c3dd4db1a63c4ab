package org.preau.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code portal.json} says. */
record DemoPortal(
        String name,
        String tagline,
        String town,
        String about,
        Operator operator,
        List<Sector> sectors,
        List<String> address,
        String phone,
        String email,
        String director,
        Host host,
        List<DemoAssociation.DemoPerson> people) {

    record Operator(String name, String email) {}

    record Sector(int number, String key, String name) {}

    record Host(String name, List<String> address, String phone) {}

    /** What the portal keeps in {@code site.home}. */
    Map<String, Object> home() {
        Map<String, Object> home = new TreeMap<>();
        home.put("demonstration", "done");
        home.put("sectors", sectors.stream().map(Sector::name).toList());
        home.put(
                "host",
                Map.of("name", host.name(), "address", host.address(), "phone", host.phone()));
        return home;
    }
}
