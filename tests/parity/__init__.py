"""Our event sources against those of CDK's own module, which is the oracle."""
