"""What single sources are made of: their arguments, and constructs beside the main one."""
