package org.preau.checks;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.preau.sql.TenantTx;

/** Takes back what was said of recordings whose captions or transcript the library has. */
final class RecordingCheck {

    private static final Pattern MARK = Pattern.compile("/media/([0-9a-f]{16})/");
    private static final Set<String> KINDS =
            Set.of("film-without-captions", "sound-without-transcript");

    private record Known(String mark, boolean subtitled, boolean readable) {}

    private final TenantTx tx;

    RecordingCheck(TenantTx tx) {
        this.tx = tx;
    }

    List<Remark> of(List<Remark> remarks) {
        Set<String> marks =
                remarks.stream()
                        .filter(it -> KINDS.contains(it.kind()))
                        .map(it -> mark(it.about()))
                        .collect(Collectors.toSet());
        if (marks.isEmpty()) {
            return remarks;
        }
        List<Known> known = known(marks);
        return remarks.stream().filter(it -> !isAnswered(it, known)).toList();
    }

    private static boolean isAnswered(Remark remark, List<Known> known) {
        boolean film = remark.kind().equals("film-without-captions");
        return KINDS.contains(remark.kind())
                && known.stream()
                        .filter(it -> it.mark().equals(mark(remark.about())))
                        .anyMatch(it -> film ? it.subtitled() : it.readable());
    }

    private static String mark(String address) {
        Matcher found = MARK.matcher(address);
        return found.find() ? found.group(1) : "";
    }

    private List<Known> known(Set<String> marks) {
        return tx.query(
                        """
                        select mark, m.transcript <> '' as readable,
                               exists (select 1 from media_caption c where c.media_id = m.id) as subtitled
                          from unnest(:marks) as mark
                          join media m on m.sha256 >= mark and m.sha256 < mark || 'g'
                        """)
                .bind("marks", marks)
                .list(Known.class);
    }
}
