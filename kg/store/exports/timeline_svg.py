"""Counts by month -> a bar chart as SVG text for an HTML page: full bars for what occurred, outlined ones for everything else."""

from datetime import date
from html import escape

_HEIGHT, _WIDTH, _LEFT, _RIGHT, _BOTTOM, _TOP = 220, 900, 44, 24, 26, 14
_MOST_BARS = 120


def timeline_svg(months: dict[date, tuple[int, int]], happened: str, other: str) -> str:
    """An SVG element; years instead of months where there are too many. Empty where there is no month."""
    if not months:
        return ""
    bars = _bars(months)
    top = max(sum(counts) for _, counts in bars)
    step = (_WIDTH - _LEFT - _RIGHT) / len(bars)
    scale = (_HEIGHT - _BOTTOM - _TOP) / top
    base = _HEIGHT - _BOTTOM
    lines = [f'<svg class="timeline" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(happened)} / {escape(other)}">']
    for value in sorted({top, top // 2} - {0}):
        y = base - value * scale
        lines.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    every = max(1, -(-len(bars) // 12))
    for at, (label, (occurred, rest)) in enumerate(bars):
        x, width = _LEFT + at * step + step * 0.14, min(step * 0.72, 40)
        lines.append(f"<g><title>{label}: {occurred} {escape(happened)}, {rest} {escape(other)}</title>")
        lines.append(f'<rect class="occurred" x="{x:.1f}" width="{width:.1f}" y="{base - occurred * scale:.1f}" height="{occurred * scale:.1f}"/>')
        lines.append(f'<rect class="other" x="{x:.1f}" width="{width:.1f}" y="{base - (occurred + rest) * scale:.1f}" height="{rest * scale:.1f}"/></g>')
        if at % every == 0:
            lines.append(f'<text class="tick" x="{x + width / 2:.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{label}</text>')
    lines.append(f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH}" y1="{base}" y2="{base}"/></svg>')
    return "\n".join(lines)


def _bars(months: dict[date, tuple[int, int]]) -> list[tuple[str, tuple[int, int]]]:
    first, last = min(months), max(months)
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(span) <= _MOST_BARS:
        return [(f"{month // 12}-{month % 12 + 1:02}", months.get(date(month // 12, month % 12 + 1, 1), (0, 0))) for month in span]
    years: dict[int, tuple[int, int]] = dict.fromkeys(range(first.year, last.year + 1), (0, 0))
    for month, (occurred, rest) in months.items():
        years[month.year] = (years[month.year][0] + occurred, years[month.year][1] + rest)
    return [(str(year), counts) for year, counts in years.items()]
