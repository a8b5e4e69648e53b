using ReplyFlow.Application.Letters;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>The register of letters as a file.</summary>
internal static class LetterSheet
{
    private static readonly IReadOnlyList<ListColumn<LetterRow>> Columns =
    [
        new("文号", r => r.Number, 22),
        new("发文单位", r => r.Bureau, 14),
        new("标题", r => r.IsSecret ? "代表身份保密" : r.Title, 50),
        new("建议编号", r => r.CaseNumber, 10),
        new("成文日期", r => r.IssuedOn, 12),
        new("签发人", r => r.Signatory, 10),
        new("页数", r => r.LetterId is null ? null : r.Pages, 6),
        new("校验", r => r.IsIntact switch { null => null, true => "与印发时一致", false => "与印发时不一致" }, 14),
        new("作废时间", r => r.VoidedAt, 17),
        new("作废原因", r => r.VoidReason, 30),
    ];

    /// <summary>The sheet of a series; null while there is none.</summary>
    public static ListSheet<LetterRow> Of(LetterSeries? series) => new(series is null ? "公文" : $"公文 {series.Prefix}〔{series.Year}〕", Columns);
}
