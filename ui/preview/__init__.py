"""Looking at a PDF in the window and sending it to the printer. QtPdf is loaded when it is first needed."""
