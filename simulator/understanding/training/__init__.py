"""How the reader is made and measured: `make train`, `make compare`, `make eval`. Not needed to run the program."""
