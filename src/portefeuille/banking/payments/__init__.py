"""What goes to the bank and what it answers: payment batches, status reports, structured communications, QR codes."""
