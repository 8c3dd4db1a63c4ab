package org.preau.proof;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.preau.text.Language;

/**
 * A page of our own as a PDF that a screen reader can follow: tagged, with its title and language
 * (PDF/UA), its letters inside. It fetches nothing: the page must bring its style sheet.
 */
final class PdfPaper {

    private static final String LETTERS =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // It would say much of each page, past our log.
        XRLog.setLoggingEnabled(false);
    }

    private PdfPaper() {}

    /**
     * The document.
     *
     * @param html made by a template of ours
     * @throws UncheckedIOException if it cannot be made, which is a mistake of the template
     */
    static byte[] of(String html, Language language) {
        Document page = Jsoup.parse(html);
        page.outputSettings().syntax(Document.OutputSettings.Syntax.xml);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessbility(true);
        builder.useFastMode();
        builder.useFont(letters(), "Letters");
        builder.useUriResolver((_, _) -> null);
        builder.withProducer("Préau");
        builder.withW3cDocument(new W3CDom().fromJsoup(page), "about:blank");
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("no document for " + language.tag(), e);
        }
        return bytes.toByteArray();
    }

    private static FSSupplier<InputStream> letters() {
        return () -> {
            InputStream found = PdfPaper.class.getResourceAsStream(LETTERS);
            if (found == null) {
                throw new IllegalStateException("the letters of documents are missing");
            }
            return found;
        };
    }
}
