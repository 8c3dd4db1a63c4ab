package org.preau.look;

import java.util.LinkedHashMap;
import java.util.Map;
import org.preau.text.Message;

/** Says what cannot be read: which pair, by how much, and what could be. */
final class FaultText {

    private FaultText() {}

    static LookView.Said said(Offer offer, Readability.Fault fault) {
        return new LookView.Said(
                text(fault),
                proposal(offer, fault),
                fault.mark().hex(),
                fault.ground().hex(),
                fault.to().hex(),
                fault.scheme().key() + " " + fault.change() + " " + fault.to().hex());
    }

    /** The pair, its ratio and what is asked. */
    static Message text(Readability.Fault fault) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("light", fault.scheme().key());
        said.put("mark", kind(fault.pair().mark()));
        said.put("ground", kind(fault.pair().ground()));
        said.put("markCode", fault.mark().hex());
        said.put("groundCode", fault.ground().hex());
        said.put("ratio", Math.floor(fault.ratio() * 100) / 100);
        said.put("asked", fault.pair().asked());
        return new Message("look.fault", said);
    }

    static Message proposal(Offer offer, Readability.Fault fault) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("change", kind(fault.change()));
        said.put("from", fault.from().hex());
        said.put("to", fault.to().hex());
        return new Message("look.fault.near", said);
    }

    /** The word that the messages know a token by. */
    private static String kind(String token) {
        if (token.startsWith("on-")) {
            return "on";
        }
        return switch (token) {
            case "paper", "ink", "main", "second", "soft", "third", "link", "mute", "err" -> token;
            case "wall", "board", "tab" -> "soft";
            case "edge", "edge-field" -> "edge";
            case "focus" -> "focus";
            default -> "other";
        };
    }
}
