"""A server of the Model Context Protocol: programs that answer in words ask the record, and every answer brings its citations."""
