"""Paper that comes back: pages out of scans, their codes, and boxes that look unsigned."""
