"""Knowledge: for writers, what a strong letter shows and what weakens it."""

from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_
from portal.guidance.texts.knowledge_topic import Reader, Step, Topic

WRITER = frozenset({Reader.WRITER})

TOPICS = (
    Topic(
        "say-how-you-know",
        Step.WRITE,
        WRITER,
        N_("Say how you know what you say"),
        (
            N_(
                "Where, when, for how long and how closely you supervised. A director who does not know the school trusts "
                "the eyes that saw the work."
            ),
            N_("If you know the applicant outside clinical work, say so plainly. It is a good letter of another kind."),
        ),
        sections.CREDIBILITY,
        ("self_check.direct_supervision_stated", "self_check.non_clinical_writer"),
    ),
    Topic(
        "show-a-scene",
        Step.WRITE,
        WRITER,
        N_("One scene is worth ten adjectives"),
        (
            N_(
                "How many patients a day, what was found, what was said to the family, what came of it. Hardworking and "
                "pleasant, without an example, are read as a warning."
            ),
            N_(
                "Letters for international graduates tend to be shorter than others, and shorter is read as weaker. One to"
                " two pages are usual."
            ),
        ),
        sections.SPECIFICITY,
        ("self_check.concrete_behaviours", "self_check.vague_praise_only", "self_check.short_letter"),
    ),
    Topic(
        "compare",
        Step.WRITE,
        WRITER,
        N_("Compare with people a director knows"),
        (
            N_(
                "Your US graduates, your interns, the visitors of ten years: name the group and its size, and place the "
                "applicant in it."
            ),
        ),
        sections.BRIDGING,
        ("self_check.comparative_statement",),
    ),
    Topic(
        "growth-and-level",
        Step.WRITE,
        WRITER,
        N_("State the level that was reached"),
        (
            N_(
                'Directors in three specialties named "showed improvement" as the most negative of the usual phrases. '
                "What the applicant could do at the end, without help, says the same thing and says it well."
            ),
        ),
        sections.SPECIFICITY,
        ("self_check.growth", "self_check.showed_improvement"),
    ),
    Topic(
        "global-health-readiness",
        Step.WRITE,
        WRITER,
        N_("Ready for global health, and for a ward"),
        (
            N_(
                "If you saw it: work where means are scarce, with interpreters and across cultures, an eye for the "
                "barriers behind an illness, modesty about one's own part."
            ),
            N_("Let the letter show a safe clinician as well. Work abroad alone leaves the main question open."),
        ),
        sections.ALIGNMENT,
        (
            "self_check.resource_limited",
            "self_check.culture_language",
            "self_check.systems_equity",
            "self_check.only_international",
        ),
    ),
    Topic(
        "for-every-program",
        Step.WRITE,
        WRITER,
        N_("One letter for every program"),
        (
            N_(
                "Dear Program Director, and no program's name: the same letter goes to all of them. Read it once for the "
                "applicant's own name, above all where an older letter was the beginning."
            ),
        ),
        sections.SERVICES,
        ("self_check.addressed_to_one_program", "self_check.wrong_applicant_name"),
    ),
)
