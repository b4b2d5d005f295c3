"""What the keys and the palette do in a call, besides sending replies."""

from collections.abc import Iterable

from textual.app import SystemCommand

from simulator.tui import transcript_text
from simulator.tui.answering import Answering
from simulator.tui.trouble import telling
from simulator.tui.widgets.aside import Aside
from simulator.tui.widgets.case_file import CaseFile
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.transcript import Transcript


class CallActions(Answering):
    """The part of the call screen behind its keys."""

    def action_case(self) -> None:
        """Shows or hides the case file: beside the conversation where there is room, in its place where not."""
        self.toggle_class("-case")

    def action_hint(self) -> None:
        """Shows which step is due, or puts the hint away."""
        aside = self.query_one(Aside)
        if aside.shows == "hint":
            aside.hide()
        elif self.free():
            with telling(self.hotseat):
                aside.show_hint(self.talk.hint())

    def action_why(self) -> None:
        """Shows why the mood moved last, or puts it away."""
        aside = self.query_one(Aside)
        if aside.shows == "why":
            aside.hide()
        else:
            aside.show_why(self.talk.live.session.events)

    def action_phrases(self) -> None:
        """Opens the trainee's own phrases; the chosen one goes into the composer."""
        from simulator.tui.screens.phrases import PhrasesScreen

        composer = self.query_one(Composer)

        def chosen(text: str | None) -> None:
            if text:
                composer.insert(text)
                composer.focus()

        if not self.talk.over:
            self.app.push_screen(PhrasesScreen(self.hotseat, composer.text), chosen)

    def action_end(self) -> None:
        """Ends the conversation, after asking."""
        from simulator.tui.screens.confirm import ConfirmScreen

        if not self.free():
            return
        detail = "Then you write the note. The customer gets no more answers."
        self.app.push_screen(ConfirmScreen("End the conversation?", detail, yes="End it", no="Go on"), self._end)

    def _end(self, yes: bool | None) -> None:
        if yes:
            with telling(self.hotseat):
                self.talk.end()
            self.show_session()
            if self.talk.over:
                self.hotseat.next_stage(self.talk.live)

    def action_go_on(self) -> None:
        """Goes on to the note once the conversation is over."""
        if self.talk.over:
            self.hotseat.next_stage(self.talk.live)

    def action_scroll(self, pages: int) -> None:
        """Scrolls the conversation, or the case file where that is in its place."""
        panel = self.query_one(CaseFile if self._case_in_front else Transcript)
        panel.scroll_page_up(animate=False) if pages < 0 else panel.scroll_page_down(animate=False)

    def action_copy(self) -> None:
        """Copies the transcript to the clipboard."""
        self.app.copy_to_clipboard(transcript_text.of(self.talk.live.session))
        self.notify("Copied, if your terminal allows it. F9 saves the transcript to a file.", markup=False)

    def action_save(self) -> None:
        """Saves the transcript to a file."""
        transcript_text.deliver(self.app, self.talk.live)

    def action_back(self) -> None:
        """Closes what lies over the conversation, or else leaves."""
        aside = self.query_one(Aside)
        if aside.shows:
            aside.hide()
        elif self._case_in_front:
            self.action_case()
        else:
            super().action_back()

    @property
    def _case_in_front(self) -> bool:
        return self.has_class("-narrow") and self.has_class("-case")

    def commands(self) -> Iterable[SystemCommand]:
        """What the palette offers in a call."""
        yield SystemCommand("Copy the transcript", "To the clipboard", self.action_copy)
        yield SystemCommand("Save the transcript", "To a text file", self.action_save)
        if not self.talk.over:
            yield SystemCommand("Take your last reply back", "And answer differently, as /undo does", self.undo)
            yield SystemCommand("End the conversation", "And write the note", self.action_end)
