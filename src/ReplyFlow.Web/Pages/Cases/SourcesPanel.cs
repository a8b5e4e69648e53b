using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Proofreading;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>What the partial <c>_Sources</c> shows: the figures of a version with their sources, and the asks with what answers them.</summary>
/// <param name="No">The version.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Asks">What is to be answered.</param>
public sealed record SourcesPanel(int No, FigureList Figures, AskList Asks)
{
    /// <summary>Where the reader may name sources; null where they may not.</summary>
    public string? Address { get; init; }

    /// <summary>Those of a version as it was submitted.</summary>
    /// <param name="version">The version.</param>
    /// <param name="suggestion">The suggestion's text, as the reader may know it.</param>
    public static SourcesPanel Of(CaseVersion version, string suggestion) => new(
        version.No, FigureList.Of(version.Content.Body, version.Basis), AskList.Of(suggestion, version.Content.Body, version.Basis));

    /// <summary>How many figures have no source.</summary>
    public int Unsourced => Figures.Unsourced.Count();

    /// <summary>How many asks nothing answers.</summary>
    public int Unanswered => Asks.Unanswered.Count();

    /// <summary>Both in one line of Chinese.</summary>
    public string Summary => string.Join("；", new[]
    {
        Figures.Figures.Count == 0 ? "没有带单位的数字" : Unsourced > 0 ? $"{Figures.Figures.Count} 处数字中 {Unsourced} 处没有来源" : $"{Figures.Figures.Count} 处数字都有来源",
        Asks.Asks.Count == 0 ? "" : Unanswered > 0 ? $"{Asks.Asks.Count} 项诉求中 {Unanswered} 项没有答复" : $"{Asks.Asks.Count} 项诉求都有答复",
    }.Where(w => w.Length > 0));
}
