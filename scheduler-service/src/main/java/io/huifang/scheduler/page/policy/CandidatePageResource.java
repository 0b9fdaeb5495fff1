package io.huifang.scheduler.page.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.StorePolicy;
import io.huifang.scheduler.policy.stored.StorePolicy.Answer.Kept;
import io.huifang.scheduler.policy.stored.StorePolicy.Answer.Refused;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks a document, and stores it as the next version. */
@Path("/pages/policies/candidate")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("policy-admin")
class CandidatePageResource {
    private final StorePolicy storePolicy;
    private final Verdicts verdicts;
    private final Pages pages;
    private final Template template;

    CandidatePageResource(
            StorePolicy storePolicy,
            Verdicts verdicts,
            Pages pages,
            @Location("pages/candidate.html") Template template) {
        this.storePolicy = storePolicy;
        this.verdicts = verdicts;
        this.pages = pages;
        this.template = template;
    }

    /**
     * A document that may become a version.
     *
     * @param document as it was pasted
     * @param verdict what is to be said about it; null before it was checked
     * @param problem why it was not stored; null when nobody asked, or the verdict says it
     */
    public record CandidatePage(String document, Verdict verdict, String problem) {
        CandidatePage(String document, Verdict verdict) {
            this(document, verdict, null);
        }

        /** Names the document that the verdict is about; empty without one. */
        public String checked() {
            return verdict == null ? "" : nameOf(document);
        }

        /** Whether another document than this was judged on the page that sent it. */
        static boolean isOfAnother(String checked, String document) {
            return checked != null && !checked.isEmpty() && !checked.equals(nameOf(document));
        }

        private static String nameOf(String document) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }
    }

    /** Begins with what is in force. */
    @GET
    public Uni<Response> begin(@BeanParam PageRequest request) {
        return verdicts.inForce()
                .map(active -> new CandidatePage(active == null ? "" : active.document(), null))
                .chain(page -> show(request, page, 200));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> take(
            @BeanParam PageRequest request,
            @FormParam("document") String pasted,
            @FormParam("wish") String wish,
            @FormParam("checked") String checked) {
        String document = written(pasted);
        if (!"store".equals(wish)) return check(request, document);
        return CandidatePage.isOfAnother(checked, document)
                ? checkAgain(request, document)
                : store(request, document);
    }

    /** Nobody stores a document under what was said about another one. */
    private Uni<Response> checkAgain(PageRequest request, String document) {
        Wording wording = pages.wording(request);
        return verdicts.of(document, wording)
                .map(it -> new CandidatePage(document, it, wording.say("candidate.changed")))
                .chain(page -> show(request, page, 409));
    }

    private Uni<Response> check(PageRequest request, String document) {
        return verdicts.of(document, pages.wording(request))
                .chain(verdict -> show(request, new CandidatePage(document, verdict), 200));
    }

    private Uni<Response> store(PageRequest request, String document) {
        return storePolicy
                .store(document, request.account())
                .chain(
                        answer ->
                                answer instanceof Refused refused
                                        ? refuse(request, document, refused)
                                        : Uni.createFrom().item(stored((Kept) answer)));
    }

    private Uni<Response> refuse(PageRequest request, String document, Refused refused) {
        Verdict verdict = Verdict.faulty(refused.faults(), document, pages.wording(request));
        return show(request, new CandidatePage(document, verdict), 422);
    }

    private Response stored(Kept kept) {
        String done = kept.isNew() ? "stored" : "unchanged";
        return pages.seeOther(Address.ofPolicy(kept.version()) + "?done=" + done);
    }

    private Uni<Response> show(PageRequest request, CandidatePage page, int status) {
        String title = pages.wording(request).say("candidate.title");
        return pages.show(template, request, Section.POLICIES, title, page, status);
    }

    /** Browsers send every line's end as two characters, whatever stood there. */
    private static String written(String pasted) {
        return pasted == null ? "" : pasted.replace("\r\n", "\n");
    }
}
