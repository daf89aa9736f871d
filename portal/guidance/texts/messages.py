"""Messages with named placeholders: subject and body for each kind. `{visa_line}` is empty unless the applicant adds it."""

from portal.guidance.texts.advice import N_

VISA_LINE = N_("For your knowledge, and not for the letter: I will need {visa_need}.\n\n")

MESSAGES: dict[str, tuple[str, str]] = {
    "mid_rotation_feedback": (
        N_("May I ask for feedback on my rotation?"),
        N_(
            "Dear {writer},\n\n"
            "I am half way through my rotation at {rotation} and would be grateful for your feedback: what is going well, and what I"
            " should work on until {ends_on}.\n\n"
            "Any ten minutes that suit you would help me. Thank you for your teaching.\n\n"
            "{applicant}"
        ),
    ),
    "signal_interest": (
        N_("Feedback, and a thought about later"),
        N_(
            "Dear {writer},\n\n"
            "I hope to apply to {target} as an international graduate. Could you tell me how I am doing so far, and whether I am on the"
            " way to a strong letter of recommendation?\n\n"
            "I would rather hear now what is missing than later. Thank you for taking the time.\n\n"
            "{applicant}"
        ),
    ),
    "ask_in_person": (
        "",
        N_(
            "{writer}, I have learned a great deal from working with you.\n"
            "I am applying to {target}.\n"
            "Would you feel comfortable writing a strong letter for me, with a word on {emphasis}?\n"
            "The letter would be due on {due_on}, and I would send you everything you need on one page.\n"
            "If you would rather not, I understand, and I thank you for telling me."
        ),
    ),
    "ask_by_mail": (
        N_("A strong letter of recommendation for {applicant}?"),
        N_(
            "Dear {writer},\n\n"
            "I am {applicant}, an international graduate of {school}, and I worked with you at {rotation}, {when}. I am applying to"
            " {target}, and I would be honored to have a letter from you.\n\n"
            "Would you feel comfortable writing a strong letter of recommendation, with a word on {emphasis}? It would be due on"
            " {due_on}. I would send you a one-page summary of what you saw me do, my CV and the link for the upload.\n\n"
            "{visa_line}"
            "If this is not a good time, or if you would rather not, please just say so. I am grateful to you either way.\n\n"
            "With thanks,\n{applicant}"
        ),
    ),
    "gentle_reminder": (
        N_("The letter for {applicant}, due on {due_on}"),
        N_(
            "Dear {writer},\n\n"
            "This is a friendly reminder of the letter for {applicant}, due on {due_on}. Everything you need is here: {link}\n\n"
            "If anything is missing, a short reply is enough. Thank you for your support.\n\n"
            "{sender}"
        ),
    ),
    "final_reminder": (
        N_("A last reminder: the letter for {applicant}, due on {due_on}"),
        N_(
            "Dear {writer},\n\n"
            "The letter for {applicant} is due on {due_on}, and as far as we know it is not there yet. If it is on its way, please"
            " forgive this note. The upload is here: {link}\n\n"
            "If you can no longer write it, tell us in one line, and we will find another way. Thank you, whatever your answer is.\n\n"
            "{sender}"
        ),
    ),
    "thank_you": (
        N_("Thank you for your letter"),
        N_(
            "Dear {writer},\n\n"
            "Your letter has arrived. Thank you for the time you gave to it, and for all that I learned from you at {rotation}. I will"
            " let you know how it ends.\n\n"
            "With gratitude,\n{applicant}"
        ),
    ),
    "outcome": (
        N_("How it ended, and thank you"),
        N_(
            "Dear {writer},\n\n"
            "You wrote for me, so you should be among the first to know: {outcome}. Thank you for your part in it.\n\n"
            "With gratitude,\n{applicant}"
        ),
    ),
    "another_writer": (
        N_("Would you write a letter for me?"),
        N_(
            "Dear {writer},\n\n"
            "I am applying to {target} and am looking for one more letter from someone who saw my work. You did, at {rotation}, {when}."
            "\n\n"
            "Would you feel comfortable writing a strong letter of recommendation? I know that the time is short: it would be due on"
            " {due_on}. I will make it as easy for you as I can, and a no will be taken with thanks too.\n\n"
            "{applicant}"
        ),
    ),
    "thank_for_no": (
        N_("Thank you for telling me"),
        N_(
            "Dear {writer},\n\n"
            "Thank you for your open answer. It helps me to plan in time, and it changes nothing in what I learned from you.\n\n"
            "With best wishes,\n{applicant}"
        ),
    ),
}
