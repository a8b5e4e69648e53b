using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>
/// A workbook to fill in and import: headings, an example and empty rows. Every cell is text, so that Excel keeps the zeros of 0390 and
/// every digit of a telephone number.
/// </summary>
/// <param name="Name">What is listed; the sheet's name.</param>
/// <param name="Headings">The columns.</param>
/// <param name="Example">One row as it should look.</param>
public sealed record ImportTemplate(string Name, IReadOnlyList<string> Headings, IReadOnlyList<string> Example)
{
    /// <summary>What the workbook is served as.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int EmptyRows = 500;

    /// <summary>The workbook.</summary>
    public async Task<byte[]> ToXlsxAsync(CancellationToken ct)
    {
        using var to = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(to, cancellationToken: ct))
        {
            var text = workbook.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text), Alignment = new() { WrapText = true } });
            var heading = workbook.AddStyle(new Style { Font = new() { Bold = true } });
            var options = new WorksheetOptions { FrozenRows = 1 };
            foreach (var (i, name) in Headings.Index())
                options.Column(i + 1).Width = name is "正文" or "标题" or "届次" or "单位全称" or "处室" ? 40 : 16;
            await workbook.StartWorksheetAsync(Name, options, ct);
            await workbook.AddHeaderRowAsync([.. Headings], heading, ct);
            await workbook.AddRowAsync([.. Example.Select(e => new StyledCell(e, text))], ct);
            var empty = Headings.Select(_ => new StyledCell("", text)).ToArray();
            for (var i = 0; i < EmptyRows; i++)
                await workbook.AddRowAsync(empty, ct);
            await workbook.FinishAsync(ct);
        }
        return to.ToArray();
    }
}
