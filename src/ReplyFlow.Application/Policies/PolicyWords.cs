using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>How documents are told of in a line.</summary>
public static class PolicyWords
{
    /// <summary>Kind, issuer and days: 规范性文件，示例市人民政府，2020年3月1日印发，有效期至2025年2月28日.</summary>
    public static string About(PolicyFacts f) => string.Join("，", new[]
    {
        f.Kind.Name(),
        f.Issuer,
        f.IssuedOn is { } on ? DayText.Long(on) + Issued(f.Kind) : "",
        f.ValidFrom is { } from && from != f.IssuedOn ? $"{DayText.Long(from)}起施行" : "",
        f.ValidTo is { } to ? $"有效期至{DayText.Long(to)}" : "",
    }.Where(w => w.Length > 0));

    private static string Issued(PolicyKind kind) => kind switch
    {
        PolicyKind.Law or PolicyKind.Regulation => "通过或公布",
        PolicyKind.News => "发布",
        _ => "印发",
    };

    /// <summary>Whose it is.</summary>
    public static string Owner(Guid? bureauId) => bureauId is null ? "共用" : "本单位";
}
