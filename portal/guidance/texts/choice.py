"""One writer choice: what each code says. Rules: `choice.py`; table: "Findings on one writer choice"."""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

ADVICE = {
    "famous_but_distant": Advice(
        Severity.WARNING,
        N_("A well-known name, at a distance."),
        N_(
            "{writer} is prominent, but did not supervise the applicant or barely knows them. A short, general "
            "letter says little."
        ),
        N_("Ask a physician who worked with the applicant day by day, even one whom few people know."),
        sections.FAMOUS,
    ),
    "not_directly_supervised": Advice(
        Severity.WARNING,
        N_("No direct supervision."),
        N_(
            "{writer} did not supervise the applicant directly, and this letter is meant to speak of work that "
            "was seen."
        ),
        N_("Choose the person who did supervise this work, or ask that person to write together with this one."),
        sections.SPECIFICITY,
    ),
    "no_hands_on_contact": Advice(
        Severity.WARNING,
        N_("Watching is not yet clinical work."),
        N_(
            "The contact was shadowing or an observership without patient care, so {writer} could not see "
            "clinical skills."
        ),
        N_("Count on a writer from a hands-on rotation. If there was a hands-on part, add it to the rotation."),
        sections.TIER_1,
    ),
    "short_contact": Advice(
        Severity.NOTICE,
        N_("Only {length} together."),
        N_("{writer} supervised the applicant for {length}; under {least} there is little that a letter can describe."),
        N_("Prefer a writer with more weeks, or name the cases of these days in the packet."),
        sections.SPECIFICITY,
    ),
    "non_clinical_writer": Advice(
        Severity.WARNING,
        N_("Not a physician who saw clinical work."),
        N_("{writer} cannot judge clinical work as a physician would, and that is what program directors look for."),
        N_("Keep this letter as an extra one and give its core place to a physician who supervised the applicant."),
        sections.NON_CLINICAL,
    ),
    "specialty_mismatch": Advice(
        Severity.WARNING,
        N_("Outside the specialty applied for."),
        N_("{writer} works in {specialty}: neither a core specialty nor the target, and without a global health role."),
        N_("Look for a supervisor in the target specialty or in a core specialty first."),
        sections.ALIGNING,
    ),
    "research_complements_only": Advice(
        Severity.NOTICE,
        N_("A research letter goes beside clinical letters."),
        N_(
            "{writer} knows the applicant through research, which completes clinical letters and does not replace them."
        ),
        N_("Ask that design, analysis, manuscripts and independence be named, each with the applicant's own part."),
        sections.TIER_3,
    ),
    "home_country_supplement_only": Advice(
        Severity.NOTICE,
        N_("An additional letter beside US letters."),
        N_("{writer} supervised the applicant outside the US, where programs find it harder to compare."),
        N_(
            "Keep it as an additional letter, and ask for long supervision, patient numbers and scarce resources "
            "to be described."
        ),
        sections.TIER_4,
    ),
    "asked_late": Advice(
        Severity.WARNING,
        N_("The memory fades."),
        N_("A rotation of {length} ended {since} ago, and {writer_within} has not been asked yet."),
        N_("Ask this week, and send dates, cases and a photo along. If the answer is vague, choose another writer."),
        sections.TOO_LATE,
    ),
    "ask_now": Advice(
        Severity.NOTICE,
        N_("Ask now."),
        N_("The rotation is just ending or has just ended: {writer_within} will never remember it better."),
        N_("Ask for a strong letter this week, in person if possible."),
        sections.ASK,
    ),
    "ask_for_update": Advice(
        Severity.NOTICE,
        N_("Ask now, and for an update later."),
        N_("The letter is for a later season than the rotation with {writer_within}."),
        N_("Ask for the letter now, and for an updated one nearer to submission."),
        sections.TOO_LATE,
    ),
    "hesitant_answer": Advice(
        Severity.SEVERE,
        N_("A hesitant answer."),
        N_("{writer} hesitated when asked for a strong letter. A lukewarm letter does harm."),
        N_("Thank them warmly and choose another writer."),
        sections.ASK,
    ),
    "global_health_not_planned": Advice(
        Severity.NOTICE,
        N_("This letter could speak of global health."),
        N_("{writer} has a global health role, and no global health theme is planned for the letter."),
        N_("Add one that this writer saw: scarce resources, culture and language, systems and equity, or ethics."),
        sections.ALIGNMENT,
    ),
    "short_notice": Advice(
        Severity.WARNING,
        N_("{notice} to write."),
        N_("Between asking and the due date {writer_within} would have {notice}. {least} is the least that is kind."),
        N_("Set a later due date if the programs allow it, or say openly that time is short and offer help."),
        sections.REMIND,
    ),
}
