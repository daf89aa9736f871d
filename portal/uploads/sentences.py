"""Why an upload is not taken and what to do, as data with named places, keyed by code."""

SENTENCES = {
    "empty": "The file is empty. Save it again, wait until that is done, and choose it once more.",
    "too_large": "The file has {size}, and {limit} is the most we take. Export it again with smaller pictures.",
    "wrong_type": "We take {types} here, and this file is something else. Save it as {types} and choose that file.",
    "old_word": "This is an older or a password-protected Word file. Open it, remove the password if it has one,"
    " and save it as PDF.",
    "pages_app": "This is a file of the Pages app. In Pages choose File, Export To, PDF, and choose that file.",
    "heic": "This is a HEIC photo, as iPhones take it, and many computers cannot show it. Send it to yourself by mail,"
    " or take a screenshot of it, and choose the JPEG or PNG.",
    "encrypted": "The PDF is protected with a password or against printing, so the writer could not use it. Save a copy"
    " without protection.",
    "damaged": "The file cannot be opened. Make it again from the original and choose that one.",
    "too_many_pages": "The file has {pages} pages, and {limit} is the most a writer should get. Shorten it.",
    "script": "The PDF has a program in it. Open it, choose Print, Save as PDF, and choose that copy.",
    "attachment": "Another file is hidden in this one. Open it, choose Print, Save as PDF, and choose that copy.",
    "dynamic_form": "This is a form that only Adobe Acrobat shows; on a phone it would be blank. Open it in Acrobat,"
    " choose Print, Save as PDF, and choose that copy.",
    "macro": "The Word file has macros in it, which a hospital's computer would refuse. Save it as PDF.",
    "linked": "The Word file loads parts from somewhere else when it is opened. Save it as PDF.",
    "no_text": "There is no text in this Word file. If you see text in it, save it as PDF and choose that file.",
    "too_heavy": "The file unpacks to more than a document of this kind needs. Open it, choose Print, Save as PDF, and"
    " choose that copy.",
    "too_many_pixels": "The photo has {pixels} million pixels, which is more than we can open. Make it smaller and"
    " choose that one.",
    "too_small": "The photo is {width} × {height} pixels, too small to see a face in. Choose one with at least {least}"
    " on each side.",
    "photo_damaged": "The photo cannot be opened. Open it on your computer, save it as JPEG, and choose that file.",
    "busy": "Many files are being checked at this moment. Try again in a minute.",
}
