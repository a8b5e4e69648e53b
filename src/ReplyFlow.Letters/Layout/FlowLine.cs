using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Layout;

/// <summary>A line of the running text before it has a place on a page: its runs stand on baseline 0.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Paragraph">Paragraph in reading order.</param>
/// <param name="Runs">Runs; none for an empty line.</param>
/// <param name="KeepWithNext">Must not be a page's last line.</param>
/// <param name="Outline">The heading that begins on this line.</param>
internal sealed record FlowLine(LineKind Kind, int Paragraph, TextRun[] Runs, bool KeepWithNext = false, FlowHeading? Outline = null)
{
    internal bool IsBlank => Runs.Length == 0;

    /// <summary>The line on its page.</summary>
    internal TextLine At(double baseline)
    {
        var placed = new TextRun[Runs.Length];
        for (var i = 0; i < placed.Length; i++)
            placed[i] = Runs[i] with { Baseline = baseline };
        return new TextLine(Kind, Paragraph, placed);
    }
}

/// <summary>A heading for the outline.</summary>
internal sealed record FlowHeading(int Level, string Text);
