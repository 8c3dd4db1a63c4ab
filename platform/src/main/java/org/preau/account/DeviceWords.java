package org.preau.account;

import java.util.List;
import java.util.Map;
import org.preau.text.Message;

/**
 * What a device is called, from what its browser says of itself: enough to recognise one's own, no
 * more.
 */
final class DeviceWords {

    private static final List<Map.Entry<String, String>> BROWSERS =
            List.of(
                    Map.entry("Edg/", "Edge"),
                    Map.entry("OPR/", "Opera"),
                    Map.entry("Firefox/", "Firefox"),
                    Map.entry("Chromium/", "Chromium"),
                    Map.entry("Chrome/", "Chrome"),
                    Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Android", "Android"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS", "macOS"),
                    Map.entry("Linux", "Linux"));

    private DeviceWords() {}

    static Message of(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        if (browser.isEmpty() || system.isEmpty()) {
            return browser.isEmpty() && system.isEmpty()
                    ? Message.of("account.device.unknown")
                    : Message.plain(browser + system);
        }
        return new Message("account.device", Map.of("browser", browser, "system", system));
    }

    /** Whether it is held in the hand, for its drawing. */
    static boolean isSmall(String agent) {
        return agent.contains("Mobile") || agent.contains("Android");
    }

    private static String first(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
