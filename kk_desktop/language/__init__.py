"""Danish as a computer must know it: hyphenation, spelling, stems, sort keys, words for numbers."""
