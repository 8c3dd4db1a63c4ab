package org.preau.theme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.look.Look;
import org.preau.look.Offer;
import org.preau.look.Scheme;
import org.preau.render.Asset;
import org.preau.render.Assets;
import org.preau.render.Fragments;
import org.preau.render.RenderedPieces;
import org.preau.render.Sandbox;
import org.preau.render.TemplateRoot;
import org.preau.render.Templates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * One theme: its templates over the shared ones, its style sheet, its files. Immutable, any thread.
 */
public final class Theme {

    private static final String STYLE = "site.css";

    private final String key;
    private final Properties said;
    private final Templates templates;
    private final Assets assets;
    private final Offer offer;
    private final @Nullable Overrides overrides;

    /**
     * Reads the theme of a folder of the class path.
     *
     * @param prefix where files are served, such as {@code /_/}
     */
    static Theme load(String folder, String key, String prefix, Messages messages) {
        TemplateRoot own = TemplateRoot.classPath(folder + "/" + key);
        TemplateRoot all = TemplateRoot.layered(own, TemplateRoot.classPath(folder + "/shared"));
        Properties said = ThemeProperties.read(own);
        boolean base = Boolean.parseBoolean(said.getProperty("base", "true"));
        List<String> parts = base ? List.of("base.css", "theme.css") : List.of("theme.css");
        Assets assets = Assets.load(all, prefix + key + "/", Map.of(STYLE, parts));
        Templates templates =
                Templates.with(messages).roots(all).assets(assets).standaloneLines(true).build();
        return new Theme(key, said, templates, assets, own.text("theme.css").orElse(""));
    }

    private Theme(String key, Properties said, Templates templates, Assets assets, String css) {
        this.key = key;
        this.said = said;
        this.templates = templates;
        this.assets = assets;
        this.overrides = null;
        this.offer =
                Offers.read(
                        key,
                        said,
                        css,
                        both(this::name),
                        both(this::description),
                        assets.url("preview.webp"));
    }

    private Theme(Theme same, Overrides overrides) {
        this.key = same.key;
        this.said = same.said;
        this.templates = same.templates;
        this.assets = same.assets;
        this.offer = same.offer;
        this.overrides = overrides;
    }

    private static Map<Language, String> both(Function<Language, String> said) {
        return Map.of(Language.FR, said.apply(Language.FR), Language.EN, said.apply(Language.EN));
    }

    /** The same theme with what an association put before its templates. */
    Theme with(Overrides its) {
        return new Theme(this, its);
    }

    /** What sites may choose of it. */
    public Offer offer() {
        return offer;
    }

    /** How {@code tenant.theme} names it. */
    public String key() {
        return key;
    }

    /** Its name, for whoever chooses one. */
    public String name(Language language) {
        return said("name." + language.tag());
    }

    /** One or two sentences about it, for whoever chooses one. */
    public String description(Language language) {
        return said("description." + language.tag());
    }

    /** Where a small picture of a home page in it is, 480 × 300, for whoever chooses one. */
    public String preview() {
        return assets.url("preview.webp");
    }

    /**
     * A page.
     *
     * @param html UTF-8
     * @param settled whether it is what the association wants; else nobody may keep it
     */
    record Rendered(byte[] html, boolean settled) {}

    /**
     * A page.
     *
     * @param pieces of the site it belongs to; what the association wrote keeps none
     */
    Rendered render(
            String template, Map<String, Object> model, Language language, RenderedPieces pieces) {
        return overrides == null
                ? new Rendered(templates.bytes(template, model, language, pieces), true)
                : overrides.render(templates, template, model, language, pieces);
    }

    /** The names of its templates, those that it shares with other themes among them. */
    public Set<String> fragments() {
        return templates.names();
    }

    /** The text of one of them as the theme has it; empty for another name. */
    public Optional<String> fragment(String name) {
        return templates.source(name);
    }

    /** Tries whether a text can stand in the place of the template {@code name}. */
    public Sandbox.Outcome compile(Sandbox sandbox, TenantId tenant, String name, String text) {
        return sandbox.compile(tenant, templates, new Fragments(Map.of(name, text)), name);
    }

    /** Compiles all templates. */
    void warm() {
        templates.warm();
    }

    /** What the frame of every page needs of it, with the faces of {@code look}. */
    Model frame(Look look) {
        return Model.of("themeKey", key)
                .and("css", assets.url(STYLE))
                .and(
                        "preload",
                        offer.type(look.type()).preload().stream().map(assets::url).toList());
    }

    /** The bar of a telephone's browser in one light, as the theme's own palette has it. */
    String themeColor(Scheme scheme) {
        return said("themeColor." + scheme.key());
    }

    /** Whether its pages have a place for what visitors come to do. */
    boolean hasQuickLinks() {
        return !said("quick").isEmpty();
    }

    /** Whether the home page is the first of them. */
    boolean hasQuickHome() {
        return said("quick").equals("home");
    }

    /** One of its colours, such as {@code palette.light.main}. */
    String colour(String name) {
        return said(name);
    }

    Optional<Asset> file(String url) {
        return assets.at(url);
    }

    private String said(String name) {
        return said.getProperty(name, "").strip();
    }
}
