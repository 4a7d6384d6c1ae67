"""Where our module may differ from CDK's: AWS itself gives the reason, row by row."""
