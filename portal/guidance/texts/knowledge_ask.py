"""Knowledge: the rotation, the question, the packet, and the time around them."""

from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_
from portal.guidance.texts.knowledge_choose import BOTH
from portal.guidance.texts.knowledge_topic import Reader, Step, Topic

APPLICANT = frozenset({Reader.APPLICANT})
EVERYONE = frozenset(Reader)

TOPICS = (
    Topic(
        "work-as-if-seen",
        Step.PERFORM,
        APPLICANT,
        N_("From the first day, work as one who is seen"),
        (
            N_(
                "Be on time, know your patients, present clearly. Take up feedback by the next day; it is the growth that "
                "letters describe."
            ),
            N_(
                "Be kind to everyone on the ward, and take on work without overstepping. Ask about housing, food and work "
                "as seriously here as you would abroad."
            ),
        ),
        sections.PERFORM,
    ),
    Topic(
        "signal-interest",
        Step.PERFORM,
        APPLICANT,
        N_("Half way through, ask for feedback"),
        (
            N_(
                "A few weeks in, ask how you are doing and whether a strong letter is in reach. You hear what to work on, "
                "and the writer begins to look."
            ),
        ),
        sections.SIGNAL,
        ("signal_mid_rotation",),
    ),
    Topic(
        "ask-for-strong",
        Step.ASK,
        BOTH,
        N_("Ask for a strong letter, in so many words"),
        (
            N_(
                "Near the end, in person where you can: would you feel comfortable writing a strong letter? The word gives"
                " a busy or doubtful writer a kind way out."
            ),
            N_(
                "If the answer is hesitant, thank them and ask someone else. A no in time is a help. Keep a back-up writer"
                " in mind for every letter."
            ),
        ),
        sections.ASK,
        ("ask_at_end", "ask_now", "hesitant_answer", "backup_writer"),
    ),
    Topic(
        "ask-in-time",
        Step.ASK,
        BOTH,
        N_("While you are remembered"),
        (
            N_(
                "Six months after a short rotation the memory is pale, after a year it is gone. If you apply in a later "
                "season, ask now and ask for an update nearer to the date."
            ),
        ),
        sections.TOO_LATE,
        ("asked_late", "ask_for_update"),
    ),
    Topic(
        "packet",
        Step.PACKET,
        BOTH,
        N_("Make it easy to write well"),
        (
            N_(
                "The packet holds a current CV, the statement, one page of help, the due date and how to upload. A photo "
                "helps some writers to remember, and is your choice."
            ),
            N_(
                "The one page has four to six things that this writer saw, each with where and when: a number or a scene. "
                "Adjectives are for the writer to choose, and so are the sentences."
            ),
        ),
        sections.PACKET,
        ("packet_parts", "helper_one_page", "bullet_observed", "bullet_vague", "not_a_script"),
    ),
    Topic(
        "no-visa",
        Step.PACKET,
        EVERYONE,
        N_("Visa and immigration stay out of letters"),
        (
            N_(
                "Programs ask for it elsewhere. A letter answers the worry behind it better: reliable, adaptable, clear in"
                " English and in goals."
            ),
            N_("An applicant may tell a writer about it, for their knowledge alone."),
        ),
        sections.VISA,
        ("letter_mentions_visa", "visa_in_packet", "self_check.mentions_visa_status", "office_only"),
    ),
    Topic(
        "partnership-not-rescue",
        Step.PACKET,
        EVERYONE,
        N_("Partnership, not rescue"),
        (
            N_(
                "Global health faculty look for long, shared work under local leadership, for what was learned and what "
                "remained. Stories of rescue in ten days speak against their hero."
            ),
        ),
        sections.COMMITMENT,
        ("saviour_wording", "self_check.saviour_voluntourism", "self_check.ethics"),
    ),
    Topic(
        "time-for-the-writer",
        Step.REMIND,
        BOTH,
        N_("Four to six weeks, and gentle reminders"),
        (
            N_(
                "Give the writer one date, four to six weeks away, early enough for the service to pass the letter on. "
                "Remind one or two weeks before, once more a few days before, and then leave it."
            ),
            N_(
                "Keep reminders short, polite and thankful. If a letter that you count on is still out and time is short, "
                "turn to a back-up writer."
            ),
        ),
        sections.REMIND,
        (
            "notice_4_to_6_weeks",
            "short_notice",
            "due_date",
            "gentle_reminder",
            "final_reminder",
            "reminders_stop",
            "deadline_risk_unreceived",
        ),
    ),
    Topic(
        "whose-letter",
        Step.ASK,
        EVERYONE,
        N_("The letter belongs to its writer"),
        (
            N_(
                "For each letter the applicant decides whether to waive the right to read it. Keeping the right is a full "
                "choice, and nothing in this portal depends on it."
            ),
            N_(
                "The office and the applicant see what happened and when, and never what a letter says. Whoever advises "
                "the applicant does not upload it."
            ),
            N_("One request is one writer, one letter, one service and one season. A letter id is used once."),
        ),
        sections.SERVICES,
        ("waiver_first", "content_is_the_writers", "designee_not_advising", "one_request_one_writer"),
    ),
)
