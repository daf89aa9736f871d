"""The packet: what each code says. Rules: `packet.py` and `bullets.py`; table: "The packet"."""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

ADVICE = {
    "packet_parts": Advice(
        Severity.WARNING,
        N_("The packet is not complete."),
        N_("Still missing: {parts}."),
        N_("Add what is missing before the packet goes to the writer."),
        sections.PACKET,
    ),
    "helper_one_page": Advice(
        Severity.NOTICE,
        N_("The helper document is one page with {least} to {most} bullets."),
        N_("It has {bullets} now; pages: {pages}."),
        N_("Keep the {least} to {most} things this writer saw best, and let the page stay one page."),
        sections.PACKET,
    ),
    "bullet_observed": Advice(
        Severity.NOTICE,
        N_("Say what the writer saw."),
        N_("This bullet has no number, place, time or scene that the writer could have seen."),
        N_("Add where and when, and a number or what you did: so many patients a day, on which ward, in which weeks."),
        sections.PACKET,
    ),
    "bullet_vague": Advice(
        Severity.WARNING,
        N_("Too general to be used."),
        N_("Praise without an example, such as {words}, signals a weak letter."),
        N_("Replace the adjective by the moment that would make the writer use it."),
        sections.SPECIFICITY,
    ),
    "not_a_script": Advice(
        Severity.WARNING,
        N_("This reads like the letter itself."),
        N_("A bullet is raw material. The words of the letter belong to its writer."),
        N_("State the fact in a few words, without the writer's voice and without a recommendation."),
        sections.PACKET,
    ),
    "visa_in_packet": Advice(
        Severity.WARNING,
        N_("Leave visa and immigration out."),
        N_("The packet mentions {words}. It would find its way into the letter, where it does not belong."),
        N_("Take it out. Programs ask for it elsewhere in the application."),
        sections.VISA,
    ),
    "saviour_wording": Advice(
        Severity.WARNING,
        N_("This sounds like rescue, not partnership."),
        N_("Global health faculty read {words} as short-term heroism."),
        N_("Say how long it lasted, who led it, whom you worked with and what remained when you left."),
        sections.COMMITMENT,
    ),
}
