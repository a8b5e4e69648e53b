using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.Proofreading;

/// <summary>Sources in Chinese.</summary>
public static class SourceWords
{
    /// <summary>What a kind of source is called.</summary>
    public static string Of(TextSourceKind kind) => kind switch
    {
        TextSourceKind.Policy => "政策文件",
        TextSourceKind.Attachment => "附件",
        TextSourceKind.Opinion => "会办意见",
        _ => "本单位统计",
    };

    /// <summary>A source in one line: 本单位统计：规划处，截至2025年9月30日.</summary>
    public static string Of(TextSource source) => string.Concat(
        source.Kind switch
        {
            TextSourceKind.Policy => source.Title,
            TextSourceKind.Opinion => $"{source.Title}的会办意见",
            _ => $"{Of(source.Kind)}：{source.Title}",
        },
        source.Place.Length == 0 ? "" : source.Kind == TextSourceKind.Policy ? source.Place : $"，{source.Place}",
        source.AsOf is { } on ? $"，截至{DayText.Long(on)}" : "");
}
