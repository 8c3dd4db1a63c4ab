package org.preau.proof;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/**
 * A page of our own as a PDF that a screen reader can follow: tagged, with its title and language
 * (PDF/UA), its letters inside. It fetches nothing, and the same page makes the same bytes.
 */
final class PdfPaper {

    private static final String LETTERS =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String SHEET = "/org/preau/proof/paper.css";

    /** Dates of the metadata, which the library sets to the hour of its work. */
    private static final String DATES = "(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(<)";

    static {
        // It would say much of each page, past our log.
        XRLog.setLoggingEnabled(false);
    }

    private PdfPaper() {}

    /**
     * The document.
     *
     * @param html made by a template of ours
     * @param at what it is dated
     * @throws UncheckedIOException if it cannot be made, which is a mistake of the template
     */
    static byte[] of(String html, Instant at) {
        Document page = Jsoup.parse(html);
        page.head().appendElement("style").appendChild(new DataNode(sheet()));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont((FSSupplier<InputStream>) () -> resource(LETTERS), "Letters");
        builder.useUriResolver((_, _) -> null);
        builder.withProducer("Préau");
        builder.withW3cDocument(new W3CDom().fromJsoup(page), "about:blank");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            return bytes(renderer.getPdfDocument(), at);
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be made", e);
        }
    }

    private static byte[] bytes(PDDocument document, Instant at) throws IOException {
        Calendar date = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(date);
        document.getDocumentInformation().setModificationDate(date);
        document.setDocumentId(at.toEpochMilli());
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String dated =
                    new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                            .replaceAll(DATES, "$1" + at + "$2");
            metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static String sheet() {
        try (InputStream in = resource(SHEET)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PdfPaper.class.getResourceAsStream(name), name);
    }
}
