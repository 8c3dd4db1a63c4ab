package org.preau.look;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen, as style sheets write it. Lightness and hue are those of OKLCH, in which
 * equal steps look equal.
 *
 * @param red from 0 to 255, as the others
 */
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

    /** In OKLab: lightness from 0 to 1, then two opponent colours. */
    private record Lab(double light, double a, double b) {}

    /**
     * @throws IllegalArgumentException for what is no byte
     */
    public Colour {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException("not a colour: " + red + " " + green + " " + blue);
        }
    }

    /** The colour that {@code #rrggbb} or {@code #rgb} spells, with or without its sign. */
    public static Optional<Colour> read(String typed) {
        String text = typed.strip();
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.startsWith("#") ? text.substring(1) : text;
        String six = digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits;
        int all = Integer.parseInt(six, 16);
        return Optional.of(new Colour(all >> 16, all >> 8 & 255, all & 255));
    }

    /** As {@code #rrggbb}, lower case. */
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** The contrast of WCAG 2.2, from 1 to 21; the order of the two does not matter. */
    public double contrast(Colour other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /** The relative luminance of WCAG 2.2, from 0 to 1. */
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** From 0, black, to 1, white. */
    public double lightness() {
        return lab().light();
    }

    /** The same hue at another lightness; paler where no screen could show it as strong. */
    public Colour at(double lightness) {
        Lab lab = lab();
        double light = Math.clamp(lightness, 0, 1);
        Optional<Colour> whole = shown(new Lab(light, lab.a(), lab.b()));
        return whole.orElseGet(() -> paler(light, lab));
    }

    /** The strongest of a hue that a screen has at a lightness. */
    private static Colour paler(double light, Lab lab) {
        Colour best = light < 0.5 ? BLACK : WHITE;
        double least = 0;
        double most = 1;
        for (int halving = 0; halving < 8; halving++) {
            double share = (least + most) / 2;
            Optional<Colour> tried = shown(new Lab(light, lab.a() * share, lab.b() * share));
            if (tried.isPresent()) {
                best = tried.get();
                least = share;
            } else {
                most = share;
            }
        }
        return best;
    }

    /**
     * A colour between this one and another.
     *
     * @param share of the other, from 0 to 1
     */
    public Colour mixed(Colour other, double share) {
        Lab one = lab();
        Lab two = other.lab();
        Lab between =
                new Lab(
                        one.light() + (two.light() - one.light()) * share,
                        one.a() + (two.a() - one.a()) * share,
                        one.b() + (two.b() - one.b()) * share);
        return shown(between).orElseGet(() -> at(between.light()));
    }

    @Override
    public String toString() {
        return hex();
    }

    private Lab lab() {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Lab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The colour on a screen; empty where no screen has it. */
    private static Optional<Colour> shown(Lab lab) {
        double l = cube(lab.light() + 0.3963377774 * lab.a() + 0.2158037573 * lab.b());
        double m = cube(lab.light() - 0.1055613458 * lab.a() - 0.0638541728 * lab.b());
        double s = cube(lab.light() - 0.0894841775 * lab.a() - 1.2914855480 * lab.b());
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red < 0 || green < 0 || blue < 0
                ? Optional.empty()
                : Optional.of(new Colour(red, green, blue));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** A byte, or -1 outside of what a screen can. */
    private static int channel(double linear) {
        double value =
                linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return value < -0.003 || value > 1.003
                ? -1
                : (int) Math.round(Math.clamp(value, 0, 1) * 255);
    }
}
