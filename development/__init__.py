"""What `make run` starts beside the portal and production never does: a mail server that keeps what it gets, and the demo."""
