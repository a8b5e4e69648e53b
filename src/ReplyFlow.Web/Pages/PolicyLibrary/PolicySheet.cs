using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>政策库 as a file.</summary>
internal static class PolicySheet
{
    public static ListSheet<PolicyRow> Sheet { get; } = new("政策库",
    [
        new("标题", r => r.Facts.Title, 60),
        new("别的名称", r => r.Facts.OtherTitles.Replace("\n", "；", StringComparison.Ordinal), 30),
        new("文号", r => r.Facts.DocumentNumber, 20),
        new("发文机关", r => r.Facts.Issuer, 26),
        new("类型", r => r.Facts.Kind.Name(), 14),
        new("成文或公布", r => Day(r.Facts.IssuedOn), 12),
        new("施行", r => Day(r.Facts.ValidFrom), 12),
        new("有效期至", r => Day(r.Facts.ValidTo), 12),
        new("现在", r => r.Standing.Name(), 10),
        new("废止", r => Day(r.RepealedOn), 12),
        new("归属", r => PolicyWords.Owner(r.BureauId), 8),
    ]);

    private static string Day(DateOnly? day) => day is { } on ? DayText.Iso(on) : "";
}
