"""Everything that changes data: a file per noun, a function per verb.

Always in this order: move, columns, files, history, mail. All rows are in the caller's transaction; a use case never commits.
"""
