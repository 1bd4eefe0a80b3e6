"""Where an event stands in its sentence: what becomes of it, who says so, what governs it."""

from dataclasses import dataclass, field

from kg.model import Status


@dataclass
class Context:
    """Where an event stands: its status, who says so (nodes, from the inside out), who acts where that is not said, what governs it.

    `steps` are the words that turned the status, and to what, from the inside out. `against` is set where it is the end of the event, or that it does not
    happen, that is asked for. `vowed` is set where it is solemnly promised, `warned` are those who warn of it (nodes), `conditional` is set where it depends
    on something, `disowned` where it is somebody else's plan that is rejected.
    """

    status: Status
    speakers: list[int] = field(default_factory=list)
    controllers: list[int] = field(default_factory=list)
    governors: list[tuple[int, str]] = field(default_factory=list)
    subjunctive: bool = False
    adjunct: bool = False
    unwilling: bool = False
    top: int = 0
    steps: list[tuple[int, Status]] = field(default_factory=list)
    against: Status | None = None
    vowed: bool = False
    warned: list[int] = field(default_factory=list)
    conditional: bool = False
    disowned: bool = False

    def turn(self, node: int, status: Status) -> None:
        """The status from here on, and the word whose doing it is."""
        if status is Status.REQUESTED and self.status in (Status.ENDED, Status.DENIED):
            self.against = self.status
        if status is not self.status:
            self.steps.append((node, status))
        self.status = status
