revoke select (left_at) on advisor from portal_applicant;
drop policy starts_in_own_name on cohort_import;
drop policy starts_in_own_name on bulk_action;
drop policy own_name on cohort_import;
drop policy own_name on saved_view;
drop policy own_name on bulk_action;
revoke update (advisor_id) on bulk_action, cohort_import from portal_advisor;
