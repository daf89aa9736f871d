"""What an applicant uploads, looked at before it is kept: CV, personal statement, request form, photo."""
