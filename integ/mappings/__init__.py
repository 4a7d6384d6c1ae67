"""What Lambda polls."""
