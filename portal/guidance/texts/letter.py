"""The writer's private self-check: what each code says.

For strengths, `next` is what to add; for the rest, what to change.
Table: "The writer's private self-check of a draft". Only the writer ever reads these.
"""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

STRENGTHS = {
    "direct_supervision_stated": Advice(
        Severity.NOTICE,
        N_("Direct supervision"),
        N_("Directors ask first how the writer knows what the letter says."),
        N_("Say that you supervised the applicant yourself: where, when, for how long and how closely."),
        sections.SPECIFICITY,
    ),
    "concrete_behaviours": Advice(
        Severity.NOTICE,
        N_("Concrete behaviour"),
        N_("A number or a scene convinces where an adjective does not."),
        N_("Add one or two things you saw: how many patients a day, what was found, what was done, what came of it."),
        sections.SPECIFICITY,
    ),
    "comparative_statement": Advice(
        Severity.NOTICE,
        N_("Comparison"),
        N_("A comparison with a named group lets a director place someone from a school they do not know."),
        N_("Compare with a group you know, such as your US graduates or interns, and say how large it is."),
        sections.BRIDGING,
    ),
    "growth": Advice(
        Severity.NOTICE,
        N_("Growth, with the level reached"),
        N_("Directors want to see that feedback is taken up, and where it led."),
        N_("Say what changed over the rotation and state the level reached at its end."),
        sections.SPECIFICITY,
    ),
    "resource_limited": Advice(
        Severity.NOTICE,
        N_("Work where resources are scarce"),
        N_("Global health tracks look for work in underserved or resource-limited settings."),
        N_(
            "If you saw it, name the setting (free clinic, safety net, rural hospital) and how the applicant "
            "worked in it."
        ),
        sections.ALIGNMENT,
    ),
    "culture_language": Advice(
        Severity.NOTICE,
        N_("Culture and language"),
        N_("Working across languages and cultures is a clinical skill that few letters describe."),
        N_("If you saw it, describe work with interpreters or with patients of another culture."),
        sections.ALIGNMENT,
    ),
    "systems_equity": Advice(
        Severity.NOTICE,
        N_("Systems and equity"),
        N_("Directors of global health tracks look for people who see the barriers behind an illness."),
        N_("If you saw it, tell how the applicant noticed a barrier to care, and what they did about it."),
        sections.ALIGNMENT,
    ),
    "ethics": Advice(
        Severity.NOTICE,
        N_("Ethics and scope"),
        N_("Humility, scope of practice and respect for local colleagues make global health work safe."),
        N_(
            "If you saw it, tell of a moment when the applicant asked for help, stayed within their scope or "
            "deferred to local colleagues."
        ),
        sections.COMMITMENT,
    ),
}
PROBLEMS = {
    "mentions_visa_status": Advice(
        Severity.WARNING,
        N_("Visa or immigration status"),
        N_("It is handled elsewhere in the application, and it is the applicant's own to tell."),
        N_("Take it out. Reliability, adaptation and clear goals say what a director needs."),
        sections.VISA,
    ),
    "vague_praise_only": Advice(
        Severity.WARNING,
        N_("Praise without an example"),
        N_("Hardworking, pleasant, a good job: without an example directors read these as a weak letter."),
        N_("Keep the adjective you mean most and tell the moment that made you think of it."),
        sections.SPECIFICITY,
    ),
    "saviour_voluntourism": Advice(
        Severity.WARNING,
        N_("Rescue or short-mission wording"),
        N_("Global health faculty read it as short-term heroism."),
        N_("Say how long it lasted, who led it, and what the applicant learned from local colleagues."),
        sections.COMMITMENT,
    ),
    "non_clinical_writer": Advice(
        Severity.WARNING,
        N_("No clinical view"),
        N_("The draft says that you know the applicant outside clinical work."),
        N_("Say plainly in what role you know them, and speak of what you saw. The clinical letters come from others."),
        sections.NON_CLINICAL,
    ),
    "showed_improvement": Advice(
        Severity.WARNING,
        N_("Showed improvement"),
        N_("Program directors read this as the most negative of the usual phrases."),
        N_("State the level reached instead: what the applicant could do at the end, without help."),
        sections.SPECIFICITY,
    ),
    "addressed_to_one_program": Advice(
        Severity.WARNING,
        N_("Addressed to one program"),
        N_("The same letter usually goes to every program the applicant chooses."),
        N_('Address it "Dear Program Director" and name no program.'),
        sections.SERVICES,
    ),
    "wrong_applicant_name": Advice(
        Severity.SEVERE,
        N_("Another name"),
        N_("A name or a blank is left that is not this applicant's."),
        N_("Check each of these places before you sign."),
        sections.SERVICES,
    ),
    "short_letter": Advice(
        Severity.WARNING,
        N_("Short"),
        N_(
            "It has {words}. Letters for international graduates tend to be shorter than others, and are read as "
            "weaker."
        ),
        N_("Add a scene, a comparison and the level reached. One to two pages are usual."),
        sections.SPECIFICITY,
    ),
    "only_international": Advice(
        Severity.WARNING,
        N_("Only international work"),
        N_(
            "Everything in the draft is about work abroad or global health. Directors also look for a safe "
            "clinician on a ward."
        ),
        N_("If you saw ward or clinic work, add it. If not, this letter stands beside clinical ones, which is fine."),
        sections.BALANCE,
    ),
}
ADVICE = {**STRENGTHS, **PROBLEMS}
