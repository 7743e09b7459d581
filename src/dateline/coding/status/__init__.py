"""Current, background, planned, hypothetical or denied; and how sure the text is."""
