package org.preau.backup.mirror;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that both the file and the sheet are made of, in any order, other lines left out:
 *
 * <pre>
 * 0a HHHH-HHHH-HHHH-HHHH-HHHH-HHHH-HHHH     the key of names, first half
 * 0b …                                      and second
 * 1a …                                      the first key
 * 1b …
 * 1 made 2026-11-21                         for people; may be missing
 * check XXXX-XXXX                           see {@link KeyRing#check}
 * </pre>
 */
final class RingText {
    private static final Pattern HALF =
            Pattern.compile("(?i)\\s*(\\d{1,2})\\s*([ab])[\\s:.]+([0-9a-z][0-9a-z\\s-]*)");
    private static final Pattern MADE =
            Pattern.compile("(?i)\\s*(\\d{1,2})\\s+made\\s+(\\d{4}-\\d\\d-\\d\\d)\\s*");
    private static final Pattern CHECK = Pattern.compile("(?i)\\s*check[\\s:.]+([0-9a-z\\s-]+)");

    private final List<String> problems = new ArrayList<>();
    private final TreeMap<Integer, byte[][]> halves = new TreeMap<>();
    private final Map<Integer, LocalDate> made = new TreeMap<>();
    private String check = "";

    private RingText() {}

    static List<String> lines(KeyRing ring) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= ring.keys().size(); i++) {
            MirrorKey key = i == 0 ? ring.names() : ring.keys().get(i - 1);
            lines.add(i + "a " + key.half(0));
            lines.add(i + "b " + key.half(1));
            lines.add(i + " made " + key.made());
        }
        lines.add("check " + ring.check());
        return lines;
    }

    static ReadRing read(List<String> lines) {
        var text = new RingText();
        lines.forEach(text::line);
        return text.ring();
    }

    private void line(String line) {
        Matcher half = HALF.matcher(line);
        Matcher date = MADE.matcher(line);
        Matcher end = CHECK.matcher(line);
        if (date.matches()) {
            date(date);
        } else if (half.matches()) {
            half(half);
        } else if (end.matches()) {
            check = SecretText.plain(end.group(1));
        }
    }

    private void half(Matcher line) {
        int number = Integer.parseInt(line.group(1));
        int side = line.group(2).equalsIgnoreCase("a") ? 0 : 1;
        Optional<byte[]> bytes = SecretText.decode(line.group(3));
        String name = number + (side == 0 ? "a" : "b");
        if (bytes.isEmpty()) {
            problems.add(
                    "Line %s has a slip: compare its seven groups of four with the original"
                            .formatted(name));
            return;
        }
        byte[][] pair = halves.computeIfAbsent(number, _ -> new byte[2][0]);
        if (pair[side].length > 0) {
            problems.add("Line " + name + " stands twice: keep one");
        }
        pair[side] = bytes.get();
    }

    private void date(Matcher line) {
        try {
            made.put(Integer.valueOf(line.group(1)), LocalDate.parse(line.group(2)));
        } catch (java.time.DateTimeException e) {
            // Only for people.
        }
    }

    private ReadRing ring() {
        int last = halves.isEmpty() ? 0 : halves.lastKey();
        for (int number = 0; number <= Math.max(1, last); number++) {
            requireBoth(number);
        }
        return problems.isEmpty() ? checked(last) : new ReadRing.Unusable(problems);
    }

    private void requireBoth(int number) {
        byte[][] pair = halves.getOrDefault(number, new byte[2][0]);
        for (int side = 0; side < 2; side++) {
            String name = number + (side == 0 ? "a" : "b");
            if (pair[side].length == 0 && problems.stream().noneMatch(p -> p.contains(name))) {
                problems.add("Line " + name + " is missing: copy it from the original");
            }
        }
    }

    private ReadRing checked(int last) {
        List<MirrorKey> keys = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            keys.add(key(number));
        }
        if (keys.size() > KeyRing.MOST || keys.stream().distinct().count() < keys.size()) {
            return new ReadRing.Unusable(List.of("A key stands twice, or there are too many"));
        }
        var ring = new KeyRing(key(0), keys);
        return SecretText.plain(ring.check()).equals(check)
                ? new ReadRing.Whole(ring)
                : new ReadRing.Unusable(List.of(wrongCheck()));
    }

    private String wrongCheck() {
        return check.isEmpty()
                ? "The line \"check\" is missing: copy it as well, it says that nothing is missing"
                : "The line \"check\" does not fit the keys: a line is missing, of another sheet, or"
                        + " the check itself has a slip";
    }

    private MirrorKey key(int number) {
        byte[][] pair = halves.getOrDefault(number, new byte[2][0]);
        return MirrorKey.ofHalves(pair[0], pair[1], made.getOrDefault(number, LocalDate.EPOCH));
    }
}
