"""When the portal says what: each rule in a sentence, for the knowledge pages. Placeholders are the fields of `Settings`.

The rules themselves are the functions of this package; `guidance-rules.md` is their source. A test holds that every code of the
catalogue has its sentence, and that every placeholder is a number that the rule knows.
"""

from portal.guidance.texts.advice import N_

RULES: dict[str, str] = {
    # One writer choice
    "famous_but_distant": N_("A prominent writer did not supervise the applicant, or barely knows them."),
    "not_directly_supervised": N_("A clinical or global health letter is planned with somebody who did not supervise."),
    "no_hands_on_contact": N_("The contact was shadowing or an observership, without patient care."),
    "short_contact": N_("Clinical supervision lasted under {short_contact_weeks} weeks."),
    "non_clinical_writer": N_("The writer is no physician, outside supervised clinical research."),
    "specialty_mismatch": N_(
        "A clinical writer is from neither a core specialty nor the target, without a global health role."
    ),
    "research_complements_only": N_("The writer is a research mentor."),
    "home_country_supplement_only": N_("The writer supervised in the home country or another country outside the US."),
    "asked_late": N_(
        "A rotation of under {short_rotation_weeks} weeks ended {asked_late_months} months ago or more, and the writer was not"
        " asked; past {asked_late_severe_months} months it weighs more."
    ),
    "ask_now": N_(
        "The rotation ends within {ask_now_weeks_before_end} weeks or ended within {ask_now_weeks_after_end}, and the writer"
        " was not asked."
    ),
    "ask_for_update": N_("The letter is for a later season than the rotation’s."),
    "hesitant_answer": N_("The writer hesitated when asked for a strong letter."),
    "global_health_not_planned": N_(
        "The writer has a global health role, and no such theme is planned for the letter."
    ),
    "short_notice": N_("There are under {notice_weeks} weeks between asking and the writer’s due date."),
    # The set of letters
    "balanced": N_(
        "Two or three core clinical letters, one from global health where the target asks for it, and no warning."
    ),
    "too_few_us_clinical": N_("There are fewer than {us_clinical_letters} US clinical letters in the set."),
    "no_global_health_letter": N_("The target is a global health track, and no letter has that focus."),
    "no_letter_in_target_specialty": N_("None of the letters is from the target specialty."),
    "required_specialty_letters_missing": N_(
        "Fewer letters from the specialty than the target asks for: {required_specialty_letters}, where it does not say."
    ),
    "only_international_projects": N_("Every letter is about global health or international work."),
    "research_replaces_clinical": N_(
        "There are more research letters than clinical ones, or they keep the clinical count low."
    ),
    "home_country_only_or_dominant": N_("More than half of the letters come from the home country."),
    "supplemental_replaces_core": N_("An extra letter takes a place while core clinical letters are missing."),
    "famous_distant_writer": N_("The set counts on a letter from a prominent but distant writer."),
    "letter_mentions_visa": N_("What the applicant wrote for the packet of a letter speaks of visa or immigration."),
    "more_letters_than_slots": N_("More letters are assigned to a program than it takes."),
    "deadline_risk_unreceived": N_("A letter is still out with under {deadline_risk_days} days left."),
    "theme_uncovered": N_("A theme that the target values is planned in no letter."),
    "statement_not_echoed": N_("The personal statement’s theme is planned in no letter."),
    # When
    "plan_early": N_(
        "It is {planning_months_best} to {planning_months} months before applying, and nothing is planned."
    ),
    "signal_mid_rotation": N_("{signal_after_weeks} weeks into a rotation, or half way where it is short."),
    "ask_at_end": N_("{ask_before_end_days} days before a rotation ends."),
    "notice_4_to_6_weeks": N_(
        "The writer has the request {notice_weeks} to {notice_weeks_best} weeks before the due date."
    ),
    "due_date": N_(
        "The earliest day that a program needs the letter, less the service’s processing time and a margin."
    ),
    "gentle_reminder": N_("{gentle_reminder_days} days before the due date, while the letter is out."),
    "final_reminder": N_("{final_reminder_days} days before the due date, while the letter is out."),
    "reminders_stop": N_(
        "The writer declined, has uploaded, asked for none, or has had {reminders_ceiling} reminders."
    ),
    "backup_writer": N_("A writer is silent past the gentle reminder, hesitated or declined."),
    # The packet
    "packet_parts": N_("A part of the packet is missing. The photo is the applicant’s choice and never missing."),
    "helper_one_page": N_(
        "The page has fewer than {helper_bullets_least} or more than {helper_bullets_most} bullets, or is longer than a page."
    ),
    "bullet_observed": N_("A bullet says nothing that the writer could have seen."),
    "bullet_vague": N_("A bullet praises without an example."),
    "not_a_script": N_("A bullet reads like the letter itself."),
    "visa_in_packet": N_("Something in the packet speaks of visa or immigration."),
    "saviour_wording": N_("Something in the packet sounds like rescue rather than partnership."),
    # The writer's own check of a draft
    "self_check.direct_supervision_stated": N_("Does the draft say that the writer supervised, where and when?"),
    "self_check.concrete_behaviours": N_("Does it show what was seen, in numbers or scenes?"),
    "self_check.comparative_statement": N_("Does it compare with people whom a director knows?"),
    "self_check.growth": N_("Does it say what was learned, and the level that was reached?"),
    "self_check.resource_limited": N_("Does it speak of work where means are scarce?"),
    "self_check.culture_language": N_("Does it speak of work across culture and language?"),
    "self_check.systems_equity": N_("Does it speak of barriers to care, and of what was done about them?"),
    "self_check.ethics": N_("Does it speak of modesty, scope of practice and respect for local colleagues?"),
    "self_check.mentions_visa_status": N_("Does it mention the applicant’s visa or immigration?"),
    "self_check.vague_praise_only": N_("Is there praise, and no example?"),
    "self_check.saviour_voluntourism": N_("Does it tell of rescue or a short mission?"),
    "self_check.non_clinical_writer": N_("Does it show that the writer knows the applicant outside clinical work?"),
    "self_check.showed_improvement": N_("Does it say that the applicant showed improvement?"),
    "self_check.addressed_to_one_program": N_("Is it addressed to one program?"),
    "self_check.wrong_applicant_name": N_("Does another person’s name stand where the applicant’s should?"),
    "self_check.short_letter": N_("Has it under {short_letter_words} words?"),
    "self_check.only_international": N_("Does it speak of work abroad alone?"),
    # What blocks
    "waiver_first": N_("No packet goes out before the applicant has signed, whichever answer they give."),
    "content_is_the_writers": N_("No page, file or message shows a letter’s words to the applicant or the office."),
    "designee_not_advising": N_("Nobody who advises the applicant, and no applicant who waived, may upload."),
    "one_request_one_writer": N_("A service’s letter id is used once."),
    "slots": N_("No program is given more letters than its service takes."),
    "office_only": N_(
        "Visa need, scores and attempts are for the applicant and the office; advisors’ notes for the office."
    ),
}
