package org.preau.media;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The program that {@link PdfReader} starts: prints the words of the first pages of a PDF. */
public final class PdfWords {

    /** Its answer to what is no PDF, or one that asks for a password. */
    static final int UNREADABLE = 3;

    private static final int PAGES = 200;

    private PdfWords() {}

    /**
     * @param arguments the file
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments[0], new PrintStream(System.out, false, StandardCharsets.UTF_8)));
    }

    /** Zero, or {@link #UNREADABLE}. */
    static int run(String file, PrintStream out) {
        try (PDDocument document =
                Loader.loadPDF(new File(file), IOUtils.createTempFileOnlyStreamCache())) {
            PDFTextStripper stripper = new PDFTextStripper();
            int pages = Math.min(PAGES, document.getNumberOfPages());
            int said = 0;
            for (int page = 1; page <= pages && said < DocumentText.MOST; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String words = stripper.getText(document);
                said += words.length();
                out.println(words);
            }
            out.flush();
            return 0;
        } catch (IOException | RuntimeException e) {
            return UNREADABLE;
        }
    }
}
