package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.site.DeskForms.ARTICLES;
import static org.preau.site.DeskForms.member;
import static org.preau.site.DeskForms.place;
import static org.preau.site.DeskForms.written;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** The code that leads a telephone to a text. */
class ArticleCodeTest {

    private static Volunteers volunteers;
    private static Visitor paul;
    private static Visitor marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        paul = member(volunteers, alpha, "Paul", "writer");
        marion = member(volunteers, alpha, "Marion", "secretary");
        volunteers.complete(volunteers.marion());
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void theCodeOfATextHoldsItsAddress() throws Exception {
        String path = place(written(paul, "À scanner", "Venez.", "enregistrer"));
        String link = Jsoup.parse(paul.get(path).body()).select("a[href$=/qr]").attr("href");
        HttpResponse<String> code = paul.get(link);

        assertThat(link).isEqualTo(path + "/qr");
        assertThat(code.headers().firstValue("content-type")).hasValue("image/svg+xml");
        assertThat(read(code.body()))
                .isEqualTo("http://alpha.localhost:" + volunteers.server.port() + "/a-scanner");
        assertThat(marion.get(ARTICLES + "/" + Ids.next() + "/qr").statusCode()).isEqualTo(404);
        assertThat(paul.get(path.replace("/articles/", "/pages/") + "/qr").statusCode())
                .isEqualTo(404);
    }

    /** What a camera reads: the dark rectangles of the path, four pixels a module. */
    private static String read(String svg) throws Exception {
        Element drawing = Jsoup.parse(svg, "", Parser.xmlParser()).select("svg").getFirst();
        int modules = Integer.parseInt(drawing.attr("viewBox").split(" ", -1)[2]);
        int side = modules * 4;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher runs =
                Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1")
                        .matcher(drawing.select("path[fill=#000]").attr("d"));
        while (runs.find()) {
            int from = Integer.parseInt(runs.group(1)) * 4;
            int to = from + Integer.parseInt(runs.group(3)) * 4;
            for (int line = 0; line < 4; line++) {
                int start = (Integer.parseInt(runs.group(2)) * 4 + line) * side;
                Arrays.fill(pixels, start + from, start + to, 0);
            }
        }
        var source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
