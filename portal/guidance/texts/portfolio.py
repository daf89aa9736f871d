"""The set of letters: what each code says. Rules: `portfolio.py`; table: "Findings on the set of letters"."""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

ADVICE = {
    "balanced": Advice(
        Severity.PRAISE,
        N_("A balanced set."),
        N_(
            "Core clinical letters: {clinical}. Letters with a global health focus: {global_health}. Nothing here"
            " needs repair."
        ),
        N_("Keep every letter on time, and thank the writers."),
        sections.BALANCE,
    ),
    "too_few_us_clinical": Advice(
        Severity.SEVERE,
        N_("Too few US clinical letters."),
        N_("US-based clinical letters in this set: {clinical}. Programs look for at least {least}."),
        N_("Ask another US physician who supervised the applicant's clinical work, even on a shorter rotation."),
        sections.HOW_MANY,
    ),
    "no_global_health_letter": Advice(
        Severity.WARNING,
        N_("No global health letter."),
        N_(
            "The target is a global health track, and no letter has that focus from someone who saw clinical or "
            "supervised field work."
        ),
        N_(
            "Ask a supervisor from a refugee, migrant or safety-net clinic, or the leader of a supervised field "
            "project."
        ),
        sections.BALANCE,
    ),
    "no_letter_in_target_specialty": Advice(
        Severity.WARNING,
        N_("No letter from the target specialty."),
        N_("None of the letters comes from {specialty}."),
        N_("Add a writer from {specialty} who supervised the applicant."),
        sections.ALIGNING,
    ),
    "required_specialty_letters_missing": Advice(
        Severity.WARNING,
        N_("More letters from the specialty are asked for."),
        N_("Letters from {specialty}: {have}. Asked for: {required}."),
        N_("Add a writer from {specialty}, or leave the programs that ask for more."),
        sections.PLAN_EARLY,
    ),
    "only_international_projects": Advice(
        Severity.WARNING,
        N_("Only international work."),
        N_(
            "All letters ({letters}) are about global health or international work. None shows a safe clinician "
            "on a ward."
        ),
        N_("Add letters from supervisors who saw admissions, rounds and nights on a ward."),
        sections.BALANCE,
    ),
    "research_replaces_clinical": Advice(
        Severity.WARNING,
        N_("Research stands where clinical letters should."),
        N_("Research letters: {research}. Clinical letters: {clinical}. At least {least} should be clinical."),
        N_("Give a research letter's place to a clinical supervisor."),
        sections.TIER_3,
    ),
    "home_country_only_or_dominant": Advice(
        Severity.WARNING,
        N_("Most letters come from the home country."),
        N_("Letters from the home country: {home} of {letters}. Programs compare more easily through US writers."),
        N_("Keep the one with the longest supervision, and ask US supervisors for the other places."),
        sections.TIER_4,
    ),
    "supplemental_replaces_core": Advice(
        Severity.WARNING,
        N_("An extra letter takes a core place."),
        N_("Supplemental letters: {supplemental}, while US clinical letters are only {clinical}."),
        N_("Fill the clinical places first. An extra letter can be added where a slot is left."),
        sections.NON_CLINICAL,
    ),
    "famous_distant_writer": Advice(
        Severity.WARNING,
        N_("A famous but distant writer is counted on."),
        N_("Letters from writers who are well known and barely know the applicant: {letters}."),
        N_("Replace it with a detailed letter from someone who supervised the applicant closely."),
        sections.FAMOUS,
    ),
    "letter_mentions_visa": Advice(
        Severity.WARNING,
        N_("A plan mentions visa or immigration."),
        N_("The plan or packet of {letters} brings up visa or immigration status. Programs handle that elsewhere."),
        N_("Take it out of the plan and the packet; speak of reliability, adaptation and clear goals instead."),
        sections.VISA,
    ),
    "more_letters_than_slots": Advice(
        Severity.SEVERE,
        N_("More letters than places."),
        N_("Letters assigned: {letters}. The program or its service accepts {slots}."),
        N_(
            "Choose the {slots} strongest and leave the others unassigned. Assignment may lock, so choose before "
            "applying."
        ),
        sections.SERVICES,
    ),
    "deadline_risk_unreceived": Advice(
        Severity.SEVERE,
        N_("Letters still out, close to the due date."),
        N_("Letters still out: {letters}. Time left to the due date: {left}."),
        N_("Remind the writer kindly today, and line up a back-up writer."),
        sections.REMIND,
    ),
    "theme_uncovered": Advice(
        Severity.NOTICE,
        N_("A theme is planned in no letter."),
        N_("No letter plans to show: {themes}."),
        N_("Ask a writer who saw it to speak to it, and put the example in that writer's packet."),
        sections.ALIGNMENT,
    ),
    "statement_not_echoed": Advice(
        Severity.NOTICE,
        N_("The personal statement stands alone."),
        N_("The personal statement speaks of: {themes}. No letter plans to show it."),
        N_("Plan it in the letter of a writer who saw it, or tell the story that the letters can confirm."),
        sections.ALIGNING,
    ),
}
