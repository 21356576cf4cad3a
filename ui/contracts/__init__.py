"""What the page «Договоры» is made of: its columns, card, commands, printing, and the wizard of a contract."""
