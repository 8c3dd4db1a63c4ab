package org.preau.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * The program that {@link PdfCleaner} starts: writes a PDF anew without the names, dates and
 * programs of its makers, the notes of its pictures, and whatever former versions of itself it
 * still held. Title, language and the marks of archiving and accessible PDFs stay. What comes out
 * has as many pages and says the same words, or is not used; the same file comes out the same.
 */
public final class PdfNotes {

    static final int CLEANED = 0;
    static final int UNREADABLE = 3;

    /** There is nothing to take out: the file is best left as it is. */
    static final int CLEAN = 4;

    static final int SIGNED = 5;
    static final int LOCKED = 6;

    private static final int DEEP = 30;
    private static final int COMPARED = 5;
    private static final float OBJECT_STREAMS = 1.5f;
    private static final COSName PIECES = COSName.getPDFName("PieceInfo");
    private static final List<COSName> NOTES =
            List.of(COSName.METADATA, PIECES, COSName.LAST_MODIFIED);

    private final PDDocument document;
    private boolean changed;

    private PdfNotes(PDDocument document) {
        this.document = document;
    }

    /**
     * @param arguments the file, and where the cleaned one goes
     */
    public static void main(String[] arguments) {
        System.exit(run(new File(arguments[0]), new File(arguments[1])));
    }

    static int run(File file, File made) {
        try (PDDocument document = load(file)) {
            if (document.isEncrypted()) {
                return LOCKED;
            }
            if (isSigned(document)) {
                return SIGNED;
            }
            int pages = document.getNumberOfPages();
            String words = words(document);
            if (!new PdfNotes(document).clean()) {
                return CLEAN;
            }
            save(document, made);
            try (PDDocument again = load(made)) {
                boolean same =
                        again.getNumberOfPages() == pages
                                && pages > 0
                                && words(again).equals(words);
                return same ? CLEANED : UNREADABLE;
            }
        } catch (InvalidPasswordException e) {
            return LOCKED;
        } catch (IOException | RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static PDDocument load(File file) throws IOException {
        return Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache());
    }

    private static boolean isSigned(PDDocument document) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        return catalog.containsKey(COSName.PERMS) || !document.getSignatureDictionaries().isEmpty();
    }

    private static String words(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setEndPage(COMPARED);
        return stripper.getText(document);
    }

    /** Archives of before version 1.5 know no objects within streams, and stay what they are. */
    private static void save(PDDocument document, File made) throws IOException {
        document.setDocumentId(0L);
        document.save(
                made,
                document.getVersion() < OBJECT_STREAMS
                        ? CompressParameters.NO_COMPRESSION
                        : CompressParameters.DEFAULT_COMPRESSION);
    }

    /** Whether anything had to go. */
    private boolean clean() throws IOException {
        PdfTitle title = PdfTitle.of(document);
        information(title.title());
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        byte[] said = title.asPacket().getBytes(StandardCharsets.UTF_8);
        boolean same =
                catalog.getDictionaryObject(COSName.METADATA) instanceof COSStream stream
                        && java.util.Arrays.equals(bytes(stream.createInputStream()), said);
        COSBase packet = catalog.getItem(COSName.METADATA);
        catalog.removeItem(COSName.METADATA);
        objects(packet);
        if (same) {
            catalog.setItem(COSName.METADATA, packet);
        } else if (said.length > 0 || packet != null) {
            changed = true;
            describe(catalog, said);
        }
        return changed;
    }

    private void information(String title) {
        COSDictionary old = document.getDocumentInformation().getCOSObject();
        changed |= old.keySet().stream().anyMatch(key -> !key.equals(COSName.TITLE));
        PDDocumentInformation information = new PDDocumentInformation();
        if (!title.isEmpty()) {
            information.setTitle(title);
        }
        document.setDocumentInformation(information);
    }

    private void describe(COSDictionary catalog, byte[] said) throws IOException {
        if (said.length == 0) {
            return;
        }
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.TYPE, COSName.METADATA);
        stream.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
        try (OutputStream out = stream.createOutputStream()) {
            out.write(said);
        }
        catalog.setItem(COSName.METADATA, stream);
    }

    /**
     * All that the file holds, whether a page leads to it or not.
     *
     * @param packet what the file says of itself, which is looked after apart
     */
    @SuppressWarnings("ReferenceEquality") // the pool holds each object once
    private void objects(@Nullable COSBase packet) throws IOException {
        COSDocument whole = document.getDocument();
        for (COSObjectKey key : List.copyOf(whole.getXrefTable().keySet())) {
            COSObject one = whole.getObjectFromPool(key);
            if (one != packet) {
                walk(one.getObject(), 0);
            }
        }
    }

    private void walk(@Nullable COSBase base, int depth) throws IOException {
        if (depth > DEEP) {
            throw new IOException("deeper than any document");
        }
        if (base instanceof COSDictionary dictionary) {
            for (COSName name : NOTES) {
                changed |= dictionary.containsKey(name);
                dictionary.removeItem(name);
            }
            if (base instanceof COSStream stream) {
                picture(stream);
            }
            for (COSBase value : List.copyOf(dictionary.getValues())) {
                walk(value, depth + 1);
            }
        } else if (base instanceof COSArray array) {
            for (COSBase value : array) {
                walk(value, depth + 1);
            }
        }
    }

    /** A photo that was put in as it came out of the camera. */
    private void picture(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        boolean photo =
                COSName.DCT_DECODE.equals(filters)
                        || (filters instanceof COSArray array
                                && array.size() == 1
                                && COSName.DCT_DECODE.equals(array.getObject(0)));
        if (!photo) {
            return;
        }
        byte[] raw = bytes(stream.createRawInputStream());
        ByteArrayOutputStream bare = new ByteArrayOutputStream(raw.length);
        PictureNotes.copy(new ByteArrayInputStream(raw), bare, true);
        if (bare.size() < raw.length) {
            changed = true;
            try (OutputStream out = stream.createRawOutputStream()) {
                bare.writeTo(out);
            }
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}
