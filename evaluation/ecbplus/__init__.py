"""Cross-document event coreference on ECB+ with gold mentions: which mentions of acts tell one event."""
