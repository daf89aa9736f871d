"""Understanding the text of a draft or a bullet: sentences, a lexicon in data files, names and addresses.

Nothing is learned and nothing is downloaded: a writer may ask why a sentence was quoted, and the answer is a line in `lexicon/`.
"""
