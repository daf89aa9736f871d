"""Knowledge: planning, choosing writers, and the set of letters."""

from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_
from portal.guidance.texts.knowledge_topic import Reader, Step, Topic

BOTH = frozenset({Reader.APPLICANT, Reader.ADVISOR})

TOPICS = (
    Topic(
        "plan-early",
        Step.PLAN,
        BOTH,
        N_("Begin six to twelve months ahead"),
        (
            N_(
                "Letters grow out of rotations, so the plan comes before the rotations end. Note which rotation could bear"
                " which letter, and who saw you most there."
            ),
            N_(
                "Settle the target first: the specialty, whether it has a global health track, and how many letters from "
                "the specialty its programs ask for."
            ),
        ),
        sections.PLAN_EARLY,
        ("plan_early", "required_specialty_letters_missing"),
    ),
    Topic(
        "us-clinical-supervisors",
        Step.PLAN,
        BOTH,
        N_("First, US physicians who supervised you"),
        (
            N_(
                "An attending who saw you with patients can say what a program wants to know: what you will be like as its"
                " resident. Inpatient, outpatient, community and safety-net work all count; so does a program or clerkship"
                " director who supervised you."
            ),
            N_("An observership shows what you watched. Only hands-on work shows what you can do."),
            N_("Two weeks are little. Where time was short, help the writer with dates and cases."),
        ),
        sections.TIER_1,
        ("not_directly_supervised", "no_hands_on_contact", "short_contact"),
    ),
    Topic(
        "global-health-writers",
        Step.PLAN,
        BOTH,
        N_("Then, someone who saw your global health work"),
        (
            N_(
                "The director of a center or track, the leader of your elective or project, the supervisor in a refugee or"
                " migrant clinic: each can speak of commitment, ethics and languages, provided that they know you well."
            ),
            N_("Best of all is one person who saw both your clinical work and this."),
        ),
        sections.TIER_2,
        ("global_health_not_planned", "no_global_health_letter"),
    ),
    Topic(
        "research-mentors",
        Step.PLAN,
        BOTH,
        N_("Research letters go beside clinical ones"),
        (
            N_(
                "A mentor who can name your part in design, analysis and writing, and your independence, adds something. "
                "It does not take a clinical letter's place."
            ),
            N_("A mentor who is not a physician counts where the work was supervised clinical research."),
        ),
        sections.TIER_3,
        ("research_complements_only", "research_replaces_clinical"),
    ),
    Topic(
        "home-country-supervisors",
        Step.PLAN,
        BOTH,
        N_("Letters from home come in addition"),
        (
            N_(
                "A department head or consultant who supervised you for long can describe work with many patients and few "
                "means. US programs find it harder to compare, so the letter stands beside US letters."
            ),
        ),
        sections.TIER_4,
        ("home_country_supplement_only", "home_country_only_or_dominant"),
    ),
    Topic(
        "famous-names",
        Step.PLAN,
        BOTH,
        N_("A name is no substitute for knowing you"),
        (
            N_(
                "A famous person who barely knows you writes a short letter. A physician whom nobody knows, and who worked"
                " with you every day, writes a long one. Directors read the difference at once."
            ),
        ),
        sections.FAMOUS,
        ("famous_but_distant", "famous_distant_writer"),
    ),
    Topic(
        "non-clinical-writers",
        Step.PLAN,
        BOTH,
        N_("Tutors, coordinators and other good people"),
        (
            N_(
                "Someone who knows your character and not your clinical work can add a letter where a place is left. Such "
                "a letter takes no place that a clinical letter needs."
            ),
        ),
        sections.NON_CLINICAL,
        ("non_clinical_writer", "supplemental_replaces_core"),
    ),
    Topic(
        "one-story",
        Step.SET,
        BOTH,
        N_("Specialty and story fit together"),
        (
            N_(
                "The letters, the statement and the CV tell one story: this specialty, done well, and this commitment. "
                "Letters from elsewhere, or a statement that no letter confirms, make it fall apart."
            ),
            N_("Give each letter two to four themes, and look which theme no letter shows."),
        ),
        sections.ALIGNING,
        ("specialty_mismatch", "no_letter_in_target_specialty", "statement_not_echoed", "theme_uncovered"),
    ),
    Topic(
        "balanced-set",
        Step.SET,
        BOTH,
        N_("Two or three clinical letters and one of global health"),
        (
            N_(
                "Programs need residents who admit patients and run a ward at night. Two or three letters show that; one "
                "shows the global health work, best from someone who saw you with patients too."
            ),
            N_(
                "Services limit the letters for each program, and some lock them once sent. Choose the strongest before "
                "you apply."
            ),
        ),
        sections.BALANCE,
        ("balanced", "too_few_us_clinical", "only_international_projects", "more_letters_than_slots", "slots"),
    ),
)
