package org.preau.browser;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.preau.text.Json;

/**
 * What a page says of itself.
 *
 * @param stored what it keeps in the visitor's browser
 * @param handlers elements with a script in an attribute, and links that are one
 * @param links where it leads, without fragments
 */
record Facts(
        String lang,
        String title,
        int h1,
        int stored,
        List<String> handlers,
        List<String> links,
        List<Form> forms) {

    /**
     * A form that is posted and that one types in.
     *
     * @param number among all forms of the page, from 0
     * @param names of its fields
     */
    record Form(int number, String action, List<String> names) {}

    private static final String READ =
            """
            () => {
              const d = document;
              const typed = form => [...form.elements].filter(it => it.name && it.type !== 'hidden'
                && !it.readOnly && !it.disabled && (it.localName === 'textarea'
                || it.localName === 'input' && !['checkbox', 'radio', 'file', 'submit', 'button'].includes(it.type)));
              let stored = -1;
              try { stored = localStorage.length + sessionStorage.length; } catch (e) { stored = 0; }
              return JSON.stringify({
                lang: d.documentElement.lang, title: d.title, h1: d.querySelectorAll('h1').length, stored,
                handlers: [...d.querySelectorAll('*')].filter(it => [...it.attributes].some(
                  a => a.name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(a.value) && a.name !== 'value'
                    && a.name !== 'content')).map(it => it.outerHTML.slice(0, 200)),
                links: [...new Set([...d.querySelectorAll('a[href]')].map(a => a.href.split('#')[0]))],
                forms: [...d.forms].map((form, number) => ({number, action: new URL(form.getAttribute('action') || '', d.baseURI).pathname,
                  names: typed(form).map(it => it.name)}))
                  .filter(it => it.names.length && d.forms[it.number].method === 'post')});
            }
            """;

    /** Reads them from the page as it stands. */
    static Facts of(Page page) {
        String json = String.valueOf(page.evaluate(READ));
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), Facts.class);
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException(json, e);
        }
    }
}
